package io.crossfix.security;

import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.RecordProducer;
import io.crossfix.kafka.Topic;
import io.crossfix.record.CallCategory;
import io.crossfix.record.EmergencyCall;
import io.crossfix.record.GunshotCategory;
import io.crossfix.record.GunshotDetection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Shots, and somebody calls about them. */
final class Incident {

    private Incident() {}

    /** Each is said by the gateway of its kind. */
    static void said(KafkaSettings gunshots, KafkaSettings calls) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        try (RecordProducer producer = RecordProducer.open(gunshots)) {
            producer.deliver(Topic.GUNSHOT, "s-1", shots(now));
        }
        try (RecordProducer producer = RecordProducer.open(calls)) {
            producer.deliver(Topic.CALL, "c-1", call(now));
        }
    }

    private static GunshotDetection shots(Instant at) {
        return GunshotDetection.newBuilder()
                .setId("g-1")
                .setSensorId("s-1")
                .setObservedAt(at)
                .setLatitude(37.8044)
                .setLongitude(-122.2711)
                .setCategory(GunshotCategory.MULTIPLE)
                .setRounds(3)
                .setConfidence(0.9)
                .build();
    }

    private static EmergencyCall call(Instant at) {
        return EmergencyCall.newBuilder()
                .setId("c-1")
                .setSensorId("c-1")
                .setObservedAt(at)
                .setLatitude(37.8046)
                .setLongitude(-122.2712)
                .setCategory(CallCategory.SHOTS_FIRED)
                .build();
    }
}
