package io.crossfix.restguard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what by REST: whoever has a certificate may look, and only those who are named may change anything. Flink itself
 * knows no such difference: {@code web.cancel.enable} takes the button from its page, not the address behind it.
 *
 * @param operators subjects of certificates, as Java writes them (RFC 2253), such as {@code CN=crossfix-flink-operator}
 */
record RestRule(List<String> operators) {

    RestRule {
        operators = List.copyOf(operators);
    }

    /**
     * Whether a request is let through.
     *
     * @param method of HTTP, such as {@code GET}
     * @param path decoded, without query
     * @param subject of the certificate that was shown; null for none
     */
    boolean allows(String method, String path, @Nullable String subject) {
        return looks(method, path) || (subject != null && operators.contains(subject));
    }

    /** Flink also cancels and stops jobs by GET, for YARN's proxy, which knows nothing else. */
    private static boolean looks(String method, String path) {
        return List.of("GET", "HEAD", "OPTIONS").contains(method) && !path.contains("/yarn-");
    }
}
