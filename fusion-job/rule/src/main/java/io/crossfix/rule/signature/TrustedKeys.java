package io.crossfix.rule.signature;

import io.crossfix.record.Rule;
import io.crossfix.wire.Arrival;
import io.crossfix.wire.Endorsement;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The keys whose signature makes a published rule count.
 *
 * @param keys for Ed25519, by name; with none, every rule counts and nobody looks at signatures
 */
public record TrustedKeys(Map<String, PublicKey> keys) implements Serializable {

    /** Nobody asks for signatures. */
    public static final TrustedKeys NONE = new TrustedKeys(Map.of());

    /** What a key may be called. */
    public static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    /**
     * How far ahead of the broker's clock the time of a publication may be, milliseconds. Further ahead it would keep out
     * everything that is published properly after it.
     */
    static final long MAX_AHEAD_MILLIS = 300_000;

    private static final byte[] NOTHING = {};

    /** Defends the map. */
    public TrustedKeys {
        keys = Map.copyOf(keys);
    }

    /**
     * Those of the settings.
     *
     * @param written by name, as {@link #read(String)} takes them
     * @throws IllegalArgumentException when one is no key
     */
    public static TrustedKeys of(Map<String, String> written) {
        Map<String, PublicKey> keys = new TreeMap<>();
        written.forEach((name, key) -> keys.put(name, read(key)));
        return new TrustedKeys(keys);
    }

    /**
     * A public key.
     *
     * @param base64 its DER form, SubjectPublicKeyInfo (RFC 8410): what stands between the lines of a PEM file
     * @throws IllegalArgumentException when that is no public key for Ed25519
     */
    public static PublicKey read(String base64) {
        try {
            byte[] der = Base64.getDecoder().decode(base64);
            return KeyFactory.getInstance(SignedBytes.ALGORITHM).generatePublic(new X509EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no public key for Ed25519: " + e.getMessage(), e);
        }
    }

    /** Whether only what one of the keys has signed counts. */
    public boolean areDemanded() {
        return !keys.isEmpty();
    }

    /** Whether what somebody signs counts: the key of that name is the other half of theirs. */
    public boolean trusts(RuleSigner signer) {
        PublicKey key = keys.get(signer.name());
        return key != null && isGenuine(signer.sign("", NOTHING), NOTHING, key);
    }

    /** Why a record on the topic of rules does not count; empty when it does, or holds no rule, or nobody asks. */
    public Optional<String> objection(Arrival arrival) {
        if (!areDemanded() || !(arrival.value() instanceof Rule rule)) {
            return Optional.empty();
        }
        Endorsement endorsement = arrival.endorsement();
        if (endorsement == null) {
            return Optional.of("nobody has signed it");
        }
        return objection(endorsement, rule, arrival.bytes())
                .or(() -> objection(rule, arrival.from().appendedAt()));
    }

    private Optional<String> objection(Endorsement endorsement, Rule rule, byte[] value) {
        String signer = endorsement.signer();
        PublicKey key = keys.get(signer);
        if (key == null) {
            // What a stranger wrote goes into a message only if it looks like a name.
            return Optional.of(
                    NAME.matcher(signer).matches()
                            ? "it is signed with a key called " + signer + ", which is not trusted"
                            : "it is signed with a key of no proper name");
        }
        if (!Arrays.equals(endorsement.key(), rule.getRuleId().getBytes(StandardCharsets.UTF_8))) {
            return Optional.of("it stands under the key of another rule");
        }
        return isGenuine(endorsement, value, key)
                ? Optional.empty()
                : Optional.of("the signature is not one of the key " + signer + " over this record");
    }

    private static Optional<String> objection(Rule rule, long appendedAt) {
        long ahead = rule.getPublishedAt().toEpochMilli() - appendedAt;
        return ahead <= MAX_AHEAD_MILLIS
                ? Optional.empty()
                : Optional.of("publishedAt lies " + ahead + " ms after the record was appended, at most "
                        + MAX_AHEAD_MILLIS + " ms are let in");
    }

    private static boolean isGenuine(Endorsement endorsement, byte[] value, PublicKey key) {
        try {
            Signature signature = Signature.getInstance(SignedBytes.ALGORITHM);
            signature.initVerify(key);
            signature.update(SignedBytes.of(endorsement.key(), value));
            return signature.verify(endorsement.signature());
        } catch (GeneralSecurityException e) {
            return false; // No signature at all, whatever it is.
        }
    }
}
