package io.crossfix.feeds.door;

import io.crossfix.record.CameraEvent;
import io.crossfix.record.EmergencyCall;
import io.crossfix.record.GunshotDetection;
import io.crossfix.record.Kind;
import io.crossfix.record.PlateRead;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What the four records of observations have in common, by the names of their fields. */
final class Fields {

    private Fields() {}

    /** @throws IllegalArgumentException when it is no observation */
    static Kind kind(SpecificRecord record) {
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

    static String id(SpecificRecord record) {
        return (String) get(record, "id");
    }

    static String sensorId(SpecificRecord record) {
        return (String) get(record, "sensorId");
    }

    static Instant observedAt(SpecificRecord record) {
        return (Instant) get(record, "observedAt");
    }

    static @Nullable Instant reportedAt(SpecificRecord record) {
        return (Instant) record.get(record.getSchema().getField("reportedAt").pos());
    }

    static double latitude(SpecificRecord record) {
        return (Double) get(record, "latitude");
    }

    static double longitude(SpecificRecord record) {
        return (Double) get(record, "longitude");
    }

    static double confidence(SpecificRecord record) {
        return (Double) get(record, "confidence");
    }

    static int revision(SpecificRecord record) {
        return (Integer) get(record, "revision");
    }

    static void set(SpecificRecord record, String field, Object value) {
        record.put(record.getSchema().getField(field).pos(), value);
    }

    private static Object get(SpecificRecord record, String field) {
        return record.get(record.getSchema().getField(field).pos());
    }
}
