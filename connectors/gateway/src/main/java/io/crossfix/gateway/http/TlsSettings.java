package io.crossfix.gateway.http;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Files of TLS; read again when they change.
 *
 * @param keys PKCS #12 file with our key and certificate
 * @param keysPassword file with its password
 * @param trusted PKCS #12 file with the authorities of client certificates; null when none are asked for
 * @param trustedPassword file with its password; null with {@code trusted}
 * @param clients whether clients show certificates
 */
public record TlsSettings(
        Path keys,
        Path keysPassword,
        @Nullable Path trusted,
        @Nullable Path trustedPassword,
        Clients clients) {

    /** Whether clients show certificates. */
    public enum Clients {
        /** They are not asked. */
        NONE,
        /** They may. */
        WANT,
        /** They must, else TLS fails. */
        NEED
    }
}
