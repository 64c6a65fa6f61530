package io.crossfix.outlets.carry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Whom to trust, and as whom to speak.
 *
 * @param trust certificates in PEM form; null for the authorities that Java ships
 * @param key PKCS #12 file with our own key and certificate; null to speak as nobody
 * @param keyPassword file with the password of that file; null for none
 */
public record TlsFiles(
        @Nullable Path trust, @Nullable Path key, @Nullable Path keyPassword) {

    /** The authorities that Java ships, and no key of our own. */
    public static final TlsFiles USUAL = new TlsFiles(null, null, null);

    /**
     * What connections are made with.
     *
     * @throws UnusableFile when a file cannot be read or is of another form; names the file
     */
    public SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(), trusted(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new UnusableFile("TLS files " + this + " cannot be used: " + e.getMessage(), e);
        }
    }

    private TrustManager @Nullable [] trusted() throws GeneralSecurityException, IOException {
        if (trust == null) {
            return null;
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream in = Files.newInputStream(trust)) {
            for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("trusted-" + store.size(), each);
            }
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private KeyManager @Nullable [] keys() throws GeneralSecurityException, IOException {
        if (key == null) {
            return null;
        }
        char[] password = keyPassword == null
                ? new char[0]
                : Files.readString(keyPassword).strip().toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(key)) {
            store.load(in, password);
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, password);
        return factory.getKeyManagers();
    }
}
