package io.crossfix.audit;

import io.crossfix.model.Digest;
import io.crossfix.record.AuditCheckpoint;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** Signatures of checkpoints: Ed25519 (RFC 8032) as the JDK has it. */
final class Seal {

    static final String ALGORITHM = "Ed25519";
    private static final String FORM = "crossfix audit checkpoint 1";
    private static final int ID_DIGITS = 16;

    private Seal() {}

    /** What a key is called: the first 16 hexadecimal digits of SHA-256 over its DER form (SubjectPublicKeyInfo). */
    static String id(PublicKey key) {
        return Digest.of(key.getEncoded()).substring(0, ID_DIGITS);
    }

    /** The signature over all fields but itself, 128 hexadecimal digits. */
    static String sign(AuditCheckpoint checkpoint, PrivateKey key) {
        return sign(signed(checkpoint), key);
    }

    /** The signature over bytes, 128 hexadecimal digits. */
    static String sign(byte[] bytes, PrivateKey key) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(bytes);
            return HexFormat.of().formatHex(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that was read can sign", e);
        }
    }

    /** Whether the checkpoint bears this key's signature. */
    static boolean isGenuine(AuditCheckpoint checkpoint, PublicKey key) {
        return isGenuine(signed(checkpoint), checkpoint.getSignature(), key);
    }

    /** Whether this is the key's signature over these bytes. */
    static boolean isGenuine(byte[] bytes, String written, PublicKey key) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(bytes);
            return signature.verify(HexFormat.of().parseHex(written));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false; // No signature at all, whatever it is.
        }
    }

    private static byte[] signed(AuditCheckpoint checkpoint) {
        return new Parts()
                .text(FORM)
                .text(checkpoint.getTopic())
                .number(checkpoint.getPartition())
                .number(checkpoint.getOffset())
                .number(checkpoint.getRecords())
                .text(checkpoint.getHead())
                .number(checkpoint.getAt().toEpochMilli())
                .text(checkpoint.getKeyId())
                .toBytes();
    }

    static PublicKey publicKey(byte[] der) throws GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(der));
    }

    static PrivateKey privateKey(byte[] der) throws GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(der));
    }
}
