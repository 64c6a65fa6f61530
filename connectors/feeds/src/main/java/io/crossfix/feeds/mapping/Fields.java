package io.crossfix.feeds.mapping;

import io.crossfix.record.CameraEvent;
import io.crossfix.record.EmergencyCall;
import io.crossfix.record.GunshotDetection;
import io.crossfix.record.Kind;
import io.crossfix.record.PlateRead;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What the four records of observations have in common, by the names of their fields. */
public final class Fields {

    private Fields() {}

    /**
     * Its stream.
     *
     * @throws IllegalArgumentException when it is no observation
     */
    public static Kind kind(SpecificRecord record) {
        if (record instanceof GunshotDetection) {
            return Kind.GUNSHOT;
        } else if (record instanceof PlateRead) {
            return Kind.PLATE;
        } else if (record instanceof EmergencyCall) {
            return Kind.CALL;
        } else if (record instanceof CameraEvent) {
            return Kind.CAMERA;
        }
        throw new IllegalArgumentException("a " + record.getSchema().getName() + " is no observation");
    }

    /** Its id within its stream. */
    public static String id(SpecificRecord record) {
        return (String) get(record, "id");
    }

    /** Who says so. */
    public static String sensorId(SpecificRecord record) {
        return (String) get(record, "sensorId");
    }

    /** When it happened. */
    public static Instant observedAt(SpecificRecord record) {
        return (Instant) get(record, "observedAt");
    }

    /** When its source published it, null when unknown. */
    public static @Nullable Instant reportedAt(SpecificRecord record) {
        return (Instant) record.get(record.getSchema().getField("reportedAt").pos());
    }

    /** Degrees, WGS 84. */
    public static double latitude(SpecificRecord record) {
        return (Double) get(record, "latitude");
    }

    /** Degrees, WGS 84. */
    public static double longitude(SpecificRecord record) {
        return (Double) get(record, "longitude");
    }

    /** One standard deviation of the position, metres. */
    static double uncertaintyMetres(SpecificRecord record) {
        return ((Float) get(record, "uncertaintyMetres")).doubleValue();
    }

    /** Own confidence of its source, [0, 1]. */
    public static double confidence(SpecificRecord record) {
        return (Double) get(record, "confidence");
    }

    /** Grows with every correction of the same id, from 0. */
    public static int revision(SpecificRecord record) {
        return (Integer) get(record, "revision");
    }

    /** Sets a field. */
    public static void set(SpecificRecord record, String field, Object value) {
        record.put(record.getSchema().getField(field).pos(), value);
    }

    private static Object get(SpecificRecord record, String field) {
        return record.get(record.getSchema().getField(field).pos());
    }
}
