package io.crossfix.gateway.sender;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Keys and what is kept of them. A plain SHA-256 is enough because keys are random: 256 bits cannot be guessed from it,
 * as a password could.
 */
public final class KeyDigest {

    private static final int KEY_BYTES = 32;

    private KeyDigest() {}

    /** A new random key: 43 characters of base64url. */
    public static String newKey(SecureRandom random) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }

    /** The SHA-256 of a key's UTF-8 bytes, 32 bytes. */
    public static byte[] of(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
