package io.crossfix.feeds.token;

import io.crossfix.record.Token;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Turns an identifier into its token: the first 128 bits of HMAC-SHA-256 (RFC 2104, truncated as in its section 5) over
 * the normalised text in UTF-8, under the key of the epoch in which it was seen. Not thread-safe: one per thread.
 */
public final class Tokeniser {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int TOKEN_BYTES = 16;

    private final TokenKeys keys;
    private final Folding folding;
    private final Map<TokenKeys.Epoch, Mac> macs = new HashMap<>();
    private List<TokenKeys.Epoch> known = List.of();

    /** One with a key for all times; tokens of the same key can be compared, others cannot. */
    public Tokeniser(TokenKey key) {
        this(TokenKeys.always(key), Folding.NONE);
    }

    /**
     * @param keys which key holds when
     * @param folding which characters of plates are one
     */
    public Tokeniser(TokenKeys keys, Folding folding) {
        this.keys = keys;
        this.folding = folding;
    }

    /** Whether there is a key for a time. */
    public boolean hasKeyFor(Instant at) {
        return mac(at) != null;
    }

    /**
     * The token of an identifier, or null when the text is none of its kind, or there is no key for its time; the text is in
     * no message.
     *
     * @param at when it was seen
     */
    public @Nullable Token token(Normalisation how, String text, Instant at) {
        String plain = how.normalise(text);
        Mac mac = mac(at);
        if (plain == null || mac == null) {
            return null;
        }
        String folded = how == Normalisation.PLATE ? folding.of(plain) : plain;
        byte[] full = mac.doFinal(folded.getBytes(StandardCharsets.UTF_8));
        return new Token(Arrays.copyOf(full, TOKEN_BYTES));
    }

    private @Nullable Mac mac(Instant at) {
        List<TokenKeys.Epoch> now = keys.epochs();
        if (now != known) {
            // A key that is destroyed must not live on in here.
            macs.keySet().retainAll(now);
            known = now;
        }
        TokenKeys.Epoch epoch = null;
        for (TokenKeys.Epoch each : now) {
            if (!each.from().isAfter(at)) {
                epoch = each;
            }
        }
        return epoch == null || epoch.key() == null ? null : macs.computeIfAbsent(epoch, Tokeniser::mac);
    }

    private static Mac mac(TokenKeys.Epoch epoch) {
        TokenKey key = epoch.key();
        if (key == null) {
            throw new IllegalArgumentException("the key of epoch " + epoch.name() + " is destroyed");
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.bytes(), ALGORITHM));
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256 and it takes any key", e);
        }
    }
}
