package io.crossfix.gateway.sender;

import io.crossfix.wire.WebhookMac;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;

/** HMAC-SHA256 over {@code id.timestamp.body} (Standard Webhooks 1.0, symmetric signatures, {@code v1}). */
public final class WebhookSignature {

    /** How far a timestamp may be from now, either way. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String SECRET_PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    private static final int MOST_SIGNATURES = 5;
    private static final int LEAST_SECRET_BYTES = 24;
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

    private WebhookSignature() {}

    /**
     * The secret in a text such as {@code whsec_BASE64}.
     *
     * @throws IllegalArgumentException when it is not base64 or shorter than 24 bytes; does not repeat it
     */
    public static byte[] secret(String text) {
        String stripped = text.strip();
        String base64 = stripped.startsWith(SECRET_PREFIX) ? stripped.substring(SECRET_PREFIX.length()) : stripped;
        byte[] secret = decoded(base64);
        if (secret.length < LEAST_SECRET_BYTES) {
            throw new IllegalArgumentException(
                    "a secret must be whsec_ and base64 of at least " + LEAST_SECRET_BYTES + " bytes");
        }
        return secret;
    }

    /** Whether this timestamp is near enough to now. */
    static boolean isFresh(String timestamp, Instant now) {
        if (!SECONDS.matcher(timestamp).matches()) {
            return false;
        }
        Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
        return Duration.between(sent, now).abs().compareTo(TOLERANCE) <= 0;
    }

    /** Whether any of the signatures is that of this secret; compared in constant time. */
    static boolean holds(Credential.Signature shown, byte[] body, byte[] secret) {
        byte[] expected = WebhookMac.of(shown.id(), shown.timestamp(), body, secret);
        boolean holds = false;
        for (String signature : shown.signatures().split(" ", MOST_SIGNATURES)) {
            if (signature.startsWith(VERSION)) {
                holds |= MessageDigest.isEqual(expected, decoded(signature.substring(VERSION.length())));
            }
        }
        return holds;
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
