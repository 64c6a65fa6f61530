package io.crossfix.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a webhook is signed with, in either direction: Standard Webhooks 1.0, symmetric signatures ({@code v1}). */
public final class WebhookMac {

    private static final String ALGORITHM = "HmacSHA256";

    private WebhookMac() {}

    /**
     * HMAC-SHA-256 over {@code id.timestamp.body}, 32 bytes.
     *
     * @param id value of {@code webhook-id}
     * @param timestamp value of {@code webhook-timestamp}: seconds since epoch
     * @param secret shared by both sides, not empty
     */
    public static byte[] of(String id, String timestamp, byte[] body, byte[] secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
    }
}
