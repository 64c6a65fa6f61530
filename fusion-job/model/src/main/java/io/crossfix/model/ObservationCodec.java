package io.crossfix.model;

import io.crossfix.record.Kind;
import io.crossfix.record.Origin;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Observations as bytes, for state and for the network between steps. About 60 bytes beside the two ids.
 *
 * <p>Written with a format number in front by whoever stores it, so that a later format can tell an older one.
 */
public final class ObservationCodec {

    private static final Kind[] KINDS = Kind.values();
    private static final Origin[] ORIGINS = Origin.values();

    private static final int HAS_TOKEN = 1;
    private static final int HAS_MOTION = 2;
    private static final int EXERCISE = 4;
    private static final int RETRACTED = 8;

    private ObservationCodec() {}

    /** Appends an observation. */
    public static void write(Observation seen, DataOutput out) throws IOException {
        boolean moving = !Float.isNaN(seen.headingDegrees()) || !Float.isNaN(seen.speedMetresPerSecond());
        out.writeByte(seen.kind().ordinal());
        out.writeByte((seen.token() == null ? 0 : HAS_TOKEN)
                | (moving ? HAS_MOTION : 0)
                | (seen.exercise() ? EXERCISE : 0)
                | (seen.retracted() ? RETRACTED : 0));
        out.writeUTF(seen.id());
        out.writeUTF(seen.sensor());
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
    }

    /** Reads what {@link #write} wrote. */
    public static Observation read(DataInput in) throws IOException {
        Kind kind = KINDS[in.readUnsignedByte()];
        int flags = in.readUnsignedByte();
        String id = in.readUTF();
        String sensor = in.readUTF();
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
                (flags & RETRACTED) != 0);
    }
}
