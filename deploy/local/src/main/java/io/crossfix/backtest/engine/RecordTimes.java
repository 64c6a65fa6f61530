package io.crossfix.backtest.engine;

import io.crossfix.record.CameraEvent;
import io.crossfix.record.EmergencyCall;
import io.crossfix.record.GunshotDetection;
import io.crossfix.record.Kind;
import io.crossfix.record.PlateRead;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/** When the observation in a record was made, and of which stream it is. */
public final class RecordTimes {

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

    /** The same observation, made at another time. */
    public static SpecificRecord at(SpecificRecord record, Instant time) {
        if (record instanceof EmergencyCall call) {
            return EmergencyCall.newBuilder(call).setObservedAt(time).build();
        } else if (record instanceof PlateRead read) {
            return PlateRead.newBuilder(read).setObservedAt(time).build();
        } else if (record instanceof CameraEvent seen) {
            return CameraEvent.newBuilder(seen).setObservedAt(time).build();
        } else if (record instanceof GunshotDetection shot) {
            return GunshotDetection.newBuilder(shot).setObservedAt(time).build();
        }
        throw noObservation(record);
    }

    private static IllegalArgumentException noObservation(SpecificRecord record) {
        return new IllegalArgumentException("a " + record.getSchema().getName() + " is no observation");
    }
}
