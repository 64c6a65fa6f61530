package io.crossfix.kafka;

import io.crossfix.record.CameraEvent;
import io.crossfix.record.GunshotDetection;
import io.crossfix.record.Heartbeat;
import io.crossfix.wire.Arrival;
import io.crossfix.wire.AvroTrust;
import io.crossfix.wire.Provenance;
import io.crossfix.wire.RecordCodec;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/** Plain records for tests. */
final class Sample {

    static {
        AvroTrust.install();
    }

    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private Sample() {}

    static GunshotDetection shot(String id) {
        return shot(id, NOON.toEpochMilli());
    }

    static GunshotDetection shot(String id, long observedAt) {
        return GunshotDetection.newBuilder()
                .setId(id)
                .setSensorId("array-7")
                .setObservedAt(Instant.ofEpochMilli(observedAt))
                .setLatitude(37.8)
                .setLongitude(-122.2)
                .build();
    }

    static CameraEvent cameraEvent() {
        return CameraEvent.newBuilder()
                .setId("c-1")
                .setSensorId("cam-1")
                .setObservedAt(NOON)
                .setLatitude(37.8)
                .setLongitude(-122.2)
                .build();
    }

    static Heartbeat heartbeat(long completeUpTo) {
        return Heartbeat.newBuilder()
                .setSensorId("array-7")
                .setCompleteUpTo(Instant.ofEpochMilli(completeUpTo))
                .build();
    }

    /** A record as it arrives on the topic of gunshots. */
    static Arrival arrival(SpecificRecord value, long appendedAt) {
        return Arrival.decoded(
                new Provenance("crossfix.gunshot", 0, 17, appendedAt), new RecordCodec().encode(value), value);
    }
}
