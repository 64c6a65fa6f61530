package io.crossfix.model;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Small binary texts with a format number in front. */
public final class Bytes {

    /** Writes something. */
    public interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    /** Reads something. */
    public interface Reading<T> {
        T from(DataInputStream in) throws IOException;
    }

    private Bytes() {}

    /** What {@code writing} writes, behind one byte that tells the format. */
    public static byte[] write(int format, Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(format);
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException("a byte array cannot fail", e);
        }
        return bytes.toByteArray();
    }

    /** The format that bytes were written in. */
    public static int format(byte[] bytes) {
        return Byte.toUnsignedInt(bytes[0]);
    }

    /**
     * What {@code reading} makes of the bytes.
     *
     * @throws IllegalStateException when the format is not {@code format}: state of a later release
     */
    public static <T> T read(byte[] bytes, int format, Reading<T> reading) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int found = in.readUnsignedByte();
            if (found != format) {
                throw new IllegalStateException("state has format " + found + ", this release reads " + format);
            }
            return reading.from(in);
        } catch (IOException e) {
            throw new UncheckedIOException("state is cut short", e);
        }
    }
}
