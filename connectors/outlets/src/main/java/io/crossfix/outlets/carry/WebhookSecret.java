package io.crossfix.outlets.carry;

import io.crossfix.wire.WebhookMac;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** Signs as the Standard Webhooks specification has it (symmetric, {@code v1}): HMAC-SHA-256 over id, time and body. */
public final class WebhookSecret {

    private static final String PREFIX = "whsec_";
    private static final int LEAST_BYTES = 24;
    private static final int MOST_BYTES = 64;

    private final byte[] key;

    private WebhookSecret(byte[] key) {
        this.key = key;
    }

    /**
     * Reads one: {@code whsec_} and 24 to 64 bytes in Base64.
     *
     * @throws UnusableFile when the file cannot be read or holds something else; never says what
     */
    public static WebhookSecret read(Path file) {
        try {
            return of(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UnusableFile("the secret in " + file + " cannot be read: " + e, e);
        } catch (IllegalArgumentException e) {
            throw new UnusableFile("the secret in " + file + " must be " + PREFIX + " and " + LEAST_BYTES + " to "
                    + MOST_BYTES + " bytes in Base64");
        }
    }

    /** @throws IllegalArgumentException when it is none */
    static WebhookSecret of(String text) {
        byte[] key = Base64.getDecoder().decode(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : "-");
        if (key.length < LEAST_BYTES || key.length > MOST_BYTES) {
            throw new IllegalArgumentException("a secret has 24 to 64 bytes, was " + key.length);
        }
        return new WebhookSecret(key);
    }

    /**
     * The value of {@code webhook-signature}.
     *
     * @param id value of {@code webhook-id}
     * @param seconds value of {@code webhook-timestamp}: seconds since epoch
     */
    public String sign(String id, long seconds, byte[] body) {
        byte[] mac = WebhookMac.of(id, Long.toString(seconds), body, key);
        return "v1," + Base64.getEncoder().encodeToString(mac);
    }
}
