package io.crossfix.console.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Random words that nobody can guess. */
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TOKEN_BYTES = 32;

    // Without 0/O, 1/l/I: a one-time password is read aloud or copied by hand.
    private static final String LEGIBLE = "23456789abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int ONE_TIME_LENGTH = 20;

    private Secrets() {}

    /** 256 random bits, as 43 characters that fit into a cookie. */
    static String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A password of 20 legible characters, about 115 bits. */
    static String oneTimePassword() {
        return RANDOM.ints(ONE_TIME_LENGTH, 0, LEGIBLE.length())
                .collect(StringBuilder::new, (word, at) -> word.append(LEGIBLE.charAt(at)), StringBuilder::append)
                .toString();
    }

    /** What is kept of a token, so that neither memory nor timing tells it. */
    static String digest(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static boolean areEqual(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
