package io.crossfix.savepoints;

import io.crossfix.kafka.RecordProducer;
import io.crossfix.kafka.Topic;
import io.crossfix.record.CallCategory;
import io.crossfix.record.CameraEvent;
import io.crossfix.record.CameraLabel;
import io.crossfix.record.EmergencyCall;
import io.crossfix.record.GunshotCategory;
import io.crossfix.record.GunshotDetection;
import io.crossfix.record.Heartbeat;
import io.crossfix.record.Kind;
import io.crossfix.record.PlateCategory;
import io.crossfix.record.PlateRead;
import io.crossfix.record.Token;
import java.nio.ByteBuffer;
import java.time.Instant;

/** What sensors send in the night of the story; it lies in the past, whenever it is told. */
record Heard(RecordProducer producer) {

    private static final Instant NINE = Instant.parse("2026-03-01T21:00:00Z");
    private static final double LONGITUDE = -122.2711;

    void shots(String id, String sensor, int second, double latitude, int rounds) {
        GunshotDetection shots = GunshotDetection.newBuilder()
                .setId(id)
                .setSensorId(sensor)
                .setObservedAt(at(second))
                .setLatitude(latitude)
                .setLongitude(LONGITUDE)
                .setCategory(GunshotCategory.MULTIPLE)
                .setRounds(rounds)
                .setConfidence(0.9)
                .build();
        producer.send(Topic.GUNSHOT, sensor, shots);
    }

    void call(String id, int second, double latitude) {
        EmergencyCall call = EmergencyCall.newBuilder()
                .setId(id)
                .setSensorId("answering-point")
                .setObservedAt(at(second))
                .setLatitude(latitude)
                .setLongitude(LONGITUDE)
                .setCategory(CallCategory.SHOTS_FIRED)
                .build();
        producer.send(Topic.CALL, call.getSensorId(), call);
    }

    void crowdRunning(String id, int second, double latitude) {
        CameraEvent event = CameraEvent.newBuilder()
                .setId(id)
                .setSensorId("camera-7")
                .setObservedAt(at(second))
                .setLatitude(latitude)
                .setLongitude(LONGITUDE)
                .setCategory(CameraLabel.RUNNING)
                .setCount(5)
                .build();
        producer.send(Topic.CAMERA, event.getSensorId(), event);
    }

    void stolenCar(String id, int second, double latitude) {
        PlateRead read = PlateRead.newBuilder()
                .setId(id)
                .setSensorId("reader-3")
                .setObservedAt(at(second))
                .setLatitude(latitude)
                .setLongitude(LONGITUDE)
                .setToken(new Token(ByteBuffer.allocate(16)
                        .putLong(0x5eed_0000_0000_0001L)
                        .putLong(7)
                        .array()))
                .setCategory(PlateCategory.STOLEN_VEHICLE)
                .build();
        producer.send(Topic.PLATE_HIT, read.getSensorId(), read);
    }

    /** Every sensor says that it has nothing more up to then. */
    void silenceUpTo(int second) {
        for (Kind kind : Kind.values()) {
            for (Topic topic : Topic.of(kind)) {
                for (int partition = 0; partition < producer.partitions(topic); partition++) {
                    producer.send(topic, partition, new Heartbeat("beat", at(second)));
                }
            }
        }
    }

    private static Instant at(int second) {
        return NINE.plusSeconds(second);
    }
}
