package io.crossfix.model;

import io.crossfix.record.Kind;
import io.crossfix.record.Origin;
import java.io.ByteArrayInputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Observations as bytes, for state and for the network between steps. About 60 bytes beside the two ids.
 *
 * <p>Written with a format number in front by whoever stores it, so that a later format can tell an older one.
 */
public final class ObservationCodec {

    private static final Kind[] KINDS = Kind.values();
    private static final Origin[] ORIGINS = Origin.values();

    private static final int MAX_TEXT_BYTES = 65_535;

    private static final int HAS_TOKEN = 1;
    private static final int HAS_MOTION = 2;
    private static final int EXERCISE = 4;
    private static final int RETRACTED = 8;
    private static final int HAS_PROPENSITY = 16;
    private static final int HAS_MOVED = 32;

    private ObservationCodec() {}

    /** Appends an observation. */
    public static void write(Observation seen, DataOutput out) throws IOException {
        boolean moving = !Float.isNaN(seen.headingDegrees()) || !Float.isNaN(seen.speedMetresPerSecond());
        out.writeByte(seen.kind().ordinal());
        out.writeByte((seen.token() == null ? 0 : HAS_TOKEN)
                | (moving ? HAS_MOTION : 0)
                | (seen.exercise() ? EXERCISE : 0)
                | (seen.retracted() ? RETRACTED : 0)
                | (Double.isNaN(seen.propensity()) ? 0 : HAS_PROPENSITY)
                | (seen.movedFrom() == null ? 0 : HAS_MOVED));
        writeText(seen.id(), out);
        writeText(seen.sensor(), out);
        out.writeLong(seen.at());
        out.writeDouble(seen.latitude());
        out.writeDouble(seen.longitude());
        out.writeFloat(seen.uncertaintyMetres());
        out.writeDouble(seen.confidence());
        out.writeShort(seen.category());
        out.writeInt(seen.quantity());
        out.writeByte(seen.origin().ordinal());
        out.writeInt(seen.revision());
        if (seen.token() != null) {
            out.writeLong(seen.token().high());
            out.writeLong(seen.token().low());
        }
        if (moving) {
            out.writeFloat(seen.headingDegrees());
            out.writeFloat(seen.speedMetresPerSecond());
        }
        if (!Double.isNaN(seen.propensity())) {
            out.writeDouble(seen.propensity());
        }
        if (seen.movedFrom() != null) {
            out.writeDouble(seen.movedFrom().latitude());
            out.writeDouble(seen.movedFrom().longitude());
        }
    }

    /** Whether the observation that was written from a place on withdraws itself. */
    static boolean isRetracted(byte[] bytes, int from) {
        return (bytes[from + 1] & RETRACTED) != 0;
    }

    /** Where the latitude of the observation begins that was written from a place on; the longitude stands behind it. */
    static int position(byte[] bytes, int from) {
        int sensor = behindText(bytes, from + 2);
        return behindText(bytes, sensor) + Long.BYTES;
    }

    private static int behindText(byte[] bytes, int from) {
        return from
                + Short.BYTES
                + ((Byte.toUnsignedInt(bytes[from]) << Byte.SIZE) | Byte.toUnsignedInt(bytes[from + 1]));
    }

    /** Reads what {@link #write} wrote. */
    public static Observation read(DataInput in) throws IOException {
        Kind kind = KINDS[in.readUnsignedByte()];
        int flags = in.readUnsignedByte();
        String id = readText(in);
        String sensor = readText(in);
        long at = in.readLong();
        double latitude = in.readDouble();
        double longitude = in.readDouble();
        float uncertainty = in.readFloat();
        double confidence = in.readDouble();
        int category = in.readUnsignedShort();
        int quantity = in.readInt();
        Origin origin = ORIGINS[in.readUnsignedByte()];
        int revision = in.readInt();
        Token token = (flags & HAS_TOKEN) == 0 ? null : new Token(in.readLong(), in.readLong());
        boolean moving = (flags & HAS_MOTION) != 0;
        float heading = moving ? in.readFloat() : Float.NaN;
        float speed = moving ? in.readFloat() : Float.NaN;
        double propensity = (flags & HAS_PROPENSITY) == 0 ? Double.NaN : in.readDouble();
        Grid.Point movedFrom = (flags & HAS_MOVED) == 0 ? null : new Grid.Point(in.readDouble(), in.readDouble());
        return new Observation(
                kind,
                id,
                sensor,
                at,
                latitude,
                longitude,
                uncertainty,
                confidence,
                category,
                quantity,
                token,
                heading,
                speed,
                origin,
                (flags & EXERCISE) != 0,
                revision,
                (flags & RETRACTED) != 0,
                propensity,
                movedFrom);
    }

    /** The bytes of {@link DataOutput#writeUTF}, all at once for the usual text in ASCII. */
    private static void writeText(String text, DataOutput out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length == text.length() && bytes.length <= MAX_TEXT_BYTES && isPlain(bytes)) {
            out.writeShort(bytes.length);
            out.write(bytes);
        } else {
            out.writeUTF(text);
        }
    }

    private static String readText(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readUnsignedShort()];
        in.readFully(bytes);
        return isPlain(bytes) ? new String(bytes, StandardCharsets.ISO_8859_1) : modified(bytes);
    }

    /** ASCII without the NUL, which modified UTF-8 writes in two bytes. */
    private static boolean isPlain(byte[] bytes) {
        for (byte each : bytes) {
            if (each <= 0) {
                return false;
            }
        }
        return true;
    }

    private static String modified(byte[] bytes) throws IOException {
        byte[] framed = ByteBuffer.allocate(bytes.length + Short.BYTES)
                .putShort((short) bytes.length)
                .put(bytes)
                .array();
        return new DataInputStream(new ByteArrayInputStream(framed)).readUTF();
    }
}
