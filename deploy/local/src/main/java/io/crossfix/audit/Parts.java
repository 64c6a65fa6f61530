package io.crossfix.audit;

import io.crossfix.model.Digest;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of several parts, each behind its length (four bytes, big-endian; -1 for a part that is not there), so that nothing can
 * be shifted from one part to the next.
 */
final class Parts {

    private static final int ABSENT = -1;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);

    /** A text, as UTF-8. */
    Parts text(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A number, as eight bytes, big-endian. */
    Parts number(long number) {
        return bytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    /** Bytes as they are; null is something else than none. */
    Parts bytes(byte @Nullable [] part) {
        int length = part == null ? ABSENT : part.length;
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
        if (part != null) {
            bytes.writeBytes(part);
        }
        return this;
    }

    /** All of them. */
    byte[] toBytes() {
        return bytes.toByteArray();
    }

    /** SHA-256 over all of them. */
    byte[] sha256() {
        return Digest.bytes(toBytes());
    }
}
