package io.crossfix.rule.signature;

import io.crossfix.wire.Endorsement;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;

/**
 * Somebody who approves rules.
 *
 * @param name what the key is called where it is trusted
 * @param key signs
 */
public record RuleSigner(String name, PrivateKey key) {

    /**
     * One with a key in DER form.
     *
     * @param pkcs8 PrivateKeyInfo (RFC 8410)
     * @throws GeneralSecurityException when that is no private key for Ed25519
     */
    public static RuleSigner of(String name, byte[] pkcs8) throws GeneralSecurityException {
        return new RuleSigner(
                name, KeyFactory.getInstance(SignedBytes.ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
    }

    /**
     * Approves a record.
     *
     * @param ruleId its key
     * @param value its exact bytes
     */
    public Endorsement sign(String ruleId, byte[] value) {
        byte[] recordKey = ruleId.getBytes(StandardCharsets.UTF_8);
        try {
            Signature signature = Signature.getInstance(SignedBytes.ALGORITHM);
            signature.initSign(key);
            signature.update(SignedBytes.of(recordKey, value));
            return new Endorsement(recordKey, name, signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key for Ed25519 can sign", e);
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "the signer " + name;
    }
}
