package io.crossfix.kafka;

import io.crossfix.record.CameraEvent;
import io.crossfix.record.EmergencyCall;
import io.crossfix.record.GunshotDetection;
import io.crossfix.record.Heartbeat;
import io.crossfix.record.PlateRead;
import io.crossfix.wire.Arrival;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** When what an arrival tells of happened. */
final class EventTime {

    private EventTime() {}

    /** Milliseconds since epoch; for a record that tells of no observation, when the broker appended it. */
    static long of(Arrival arrival) {
        Instant said = said(arrival.value());
        return said == null ? arrival.from().appendedAt() : said.toEpochMilli();
    }

    private static @Nullable Instant said(@Nullable SpecificRecord value) {
        if (value instanceof PlateRead read) {
            return read.getObservedAt();
        } else if (value instanceof CameraEvent event) {
            return event.getObservedAt();
        } else if (value instanceof EmergencyCall call) {
            return call.getObservedAt();
        } else if (value instanceof GunshotDetection shot) {
            return shot.getObservedAt();
        } else if (value instanceof Heartbeat beat) {
            return beat.getCompleteUpTo();
        }
        return null;
    }
}
