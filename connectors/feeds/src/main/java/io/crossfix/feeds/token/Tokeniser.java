package io.crossfix.feeds.token;

import io.crossfix.record.Token;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Turns an identifier into its token: the first 128 bits of HMAC-SHA-256 (RFC 2104, truncated as in its section 5) over
 * the normalised text in UTF-8. Not thread-safe: one per thread.
 */
public final class Tokeniser {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int TOKEN_BYTES = 16;

    private final Mac mac;

    /** @param key tokens of the same key can be compared, others cannot */
    public Tokeniser(TokenKey key) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.bytes(), ALGORITHM));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256 and it takes any key", e);
        }
    }

    /** The token of an identifier, or null when the text is none of its kind; the text is in no message. */
    public @Nullable Token token(Normalisation how, String text) {
        String plain = how.normalise(text);
        if (plain == null) {
            return null;
        }
        byte[] full = mac.doFinal(plain.getBytes(StandardCharsets.UTF_8));
        return new Token(Arrays.copyOf(full, TOKEN_BYTES));
    }
}
