package io.crossfix.backtest.engine;

import io.crossfix.record.CameraEvent;
import io.crossfix.record.EmergencyCall;
import io.crossfix.record.GunshotDetection;
import io.crossfix.record.Kind;
import io.crossfix.record.PlateRead;
import io.crossfix.wire.AvroTrust;
import java.time.Instant;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** When the observation in a record was made, and of which stream it is. */
public final class RecordTimes {

    static {
        AvroTrust.install();
    }

    private RecordTimes() {}

    public static Instant of(SpecificRecord record) {
        if (record instanceof EmergencyCall call) {
            return call.getObservedAt();
        } else if (record instanceof PlateRead read) {
            return read.getObservedAt();
        } else if (record instanceof CameraEvent seen) {
            return seen.getObservedAt();
        } else if (record instanceof GunshotDetection shot) {
            return shot.getObservedAt();
        }
        throw noObservation(record);
    }

    public static Kind kind(SpecificRecord record) {
        if (record instanceof EmergencyCall) {
            return Kind.CALL;
        } else if (record instanceof PlateRead) {
            return Kind.PLATE;
        } else if (record instanceof CameraEvent) {
            return Kind.CAMERA;
        } else if (record instanceof GunshotDetection) {
            return Kind.GUNSHOT;
        }
        throw noObservation(record);
    }

    /** The same observation, made at another time. Shares every other value, since none of them ever changes. */
    static SpecificRecord at(SpecificRecord record, Instant time) {
        Schema schema = record.getSchema();
        SpecificRecord moved = (SpecificRecord) SpecificData.get().newRecord(null, schema);
        for (int field = 0; field < schema.getFields().size(); field++) {
            moved.put(field, record.get(field));
        }
        moved.put(schema.getField("observedAt").pos(), time);
        return moved;
    }

    private static IllegalArgumentException noObservation(SpecificRecord record) {
        return new IllegalArgumentException("a " + record.getSchema().getName() + " is no observation");
    }
}
