package io.crossfix.gateway.mqtt;

import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.MqttClientSslConfigBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;

/** TLS to a broker; its files are read at each connection, so changed ones are taken up. */
final class MqttTls {

    private static final String STORE = "PKCS12";

    private MqttTls() {}

    /** The client checks that the broker's name is in its certificate. */
    static MqttClientSslConfig config(MqttSettings.Tls tls) throws IOException, GeneralSecurityException {
        MqttClientSslConfigBuilder config = MqttClientSslConfig.builder();
        Path trusted = tls.trusted();
        Path trustedPassword = tls.trustedPassword();
        if (trusted != null && trustedPassword != null) {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(load(trusted, password(trustedPassword)));
            config = config.trustManagerFactory(trust);
        }
        Path keys = tls.keys();
        Path keysPassword = tls.keysPassword();
        if (keys != null && keysPassword != null) {
            KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            char[] password = password(keysPassword);
            own.init(load(keys, password), password);
            config = config.keyManagerFactory(own);
        }
        return config.build();
    }

    private static char[] password(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8).strip().toCharArray();
    }

    private static KeyStore load(Path file, char[] password) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(STORE);
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password);
        }
        return store;
    }
}
