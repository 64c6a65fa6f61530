package io.crossfix.gateway.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Our certificate and those that we trust; files that have changed are taken up without a restart if they are sound. */
final class Tls {

    private static final Logger LOG = LoggerFactory.getLogger(Tls.class);

    private final TlsSettings settings;
    private final SslContextFactory.Server factory = new SslContextFactory.Server();
    private Map<Path, FileTime> read;

    /** What the files hold. */
    private record Stores(
            KeyStore keys, String password, @Nullable KeyStore trusted) {}

    /** @throws IllegalStateException when a file cannot be read */
    Tls(TlsSettings settings) {
        this.settings = settings;
        this.read = times();
        try {
            use(stores());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("TLS cannot be set up: " + e.getMessage(), e);
        }
        factory.setWantClientAuth(settings.clients() == TlsSettings.Clients.WANT);
        factory.setNeedClientAuth(settings.clients() == TlsSettings.Clients.NEED);
    }

    SslContextFactory.Server factory() {
        return factory;
    }

    /** Whether any file has changed since this was asked last. */
    boolean hasChanged() {
        Map<Path, FileTime> now = times();
        boolean changed = !now.equals(read);
        read = now;
        return changed;
    }

    /** Takes up the files as they are; with unsound ones nothing changes, and it is false. */
    boolean refresh() {
        try {
            Stores stores = stores();
            factory.reload(unused -> use(stores));
            LOG.info("the files of TLS have changed and are in use");
            return true;
        } catch (Exception e) {
            LOG.error("the files of TLS have changed and are not used: {}", e.toString());
            return false;
        }
    }

    private void use(Stores stores) {
        factory.setKeyStore(stores.keys());
        factory.setKeyStorePassword(stores.password());
        factory.setKeyManagerPassword(stores.password());
        factory.setTrustStore(stores.trusted());
    }

    private Stores stores() throws IOException, GeneralSecurityException {
        String password = password(settings.keysPassword());
        KeyStore keys = load(settings.keys(), password);
        // Found out here, not when the old key is gone already.
        for (String alias : Collections.list(keys.aliases())) {
            keys.getKey(alias, password.toCharArray());
        }
        Path trusted = settings.trusted();
        Path trustedPassword = settings.trustedPassword();
        return new Stores(
                keys,
                password,
                trusted == null || trustedPassword == null ? null : load(trusted, password(trustedPassword)));
    }

    private static String password(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8).strip();
    }

    private static KeyStore load(Path file, String password) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password.toCharArray());
        }
        return store;
    }

    private Map<Path, FileTime> times() {
        Map<Path, FileTime> times = new HashMap<>();
        Stream.of(settings.keys(), settings.keysPassword(), settings.trusted(), settings.trustedPassword())
                .filter(file -> file != null)
                .forEach(file -> times.put(file, time(file)));
        return times;
    }

    private static FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }
}
