package io.crossfix.rule.signature;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What exactly is signed of a record on the topic of rules. */
final class SignedBytes {

    /** The JDK's name of the algorithm (RFC 8032). */
    static final String ALGORITHM = "Ed25519";

    /** First what it is, so that a signature for anything else, of another form or topic, is none for this. */
    private static final byte[] HEAD = "crossfix signed record 1\nrules\n".getBytes(StandardCharsets.US_ASCII);

    private SignedBytes() {}

    /** The head, then key and value as they stand in the log, each after its length (4 bytes, big-endian). */
    static byte[] of(byte[] key, byte[] value) {
        return ByteBuffer.allocate(HEAD.length + 2 * Integer.BYTES + key.length + value.length)
                .put(HEAD)
                .putInt(key.length)
                .put(key)
                .putInt(value.length)
                .put(value)
                .array();
    }
}
