package io.crossfix.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.record.CallCategory;
import io.crossfix.record.CameraEvent;
import io.crossfix.record.CameraLabel;
import io.crossfix.record.EmergencyCall;
import io.crossfix.record.Heartbeat;
import io.crossfix.record.Kind;
import io.crossfix.wire.AvroTrust;
import io.crossfix.wire.RecordCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class SensorsHeardTest {

    static {
        AvroTrust.install();
    }

    private static final Instant NOW = Instant.parse("2026-11-27T03:00:00Z");

    private final SensorsHeard sensors = new SensorsHeard();
    private final RecordCodec codec = new RecordCodec();

    private void hear(Kind kind, String sensor, Instant at, SpecificRecord value) {
        sensors.hear(
                kind,
                new ConsumerRecord<>(
                        "any",
                        0,
                        0,
                        at.toEpochMilli(),
                        TimestampType.LOG_APPEND_TIME,
                        0,
                        0,
                        sensor.getBytes(StandardCharsets.UTF_8),
                        codec.encode(value),
                        new RecordHeaders(),
                        Optional.empty()));
    }

    @Test
    void aCallersPlaceIsNeverThatOfASensor() {
        hear(
                Kind.CALL,
                "psap-1",
                NOW,
                EmergencyCall.newBuilder()
                        .setId("c-1")
                        .setSensorId("psap-1")
                        .setObservedAt(NOW)
                        .setLatitude(37.8)
                        .setLongitude(-122.2)
                        .setCategory(CallCategory.SHOTS_FIRED)
                        .build());
        assertThat(sensors.all()).singleElement().satisfies(sensor -> {
            assertThat(sensor.latitude()).isNull();
            assertThat(sensor.longitude()).isNull();
        });
    }

    @Test
    void aCameraStandsWhereItsEventsAreAndFallsSilentAfterAnHour() {
        hear(Kind.CAMERA, "cam-1", NOW.minusSeconds(3_700), event());
        hear(Kind.CAMERA, "cam-1", NOW.minusSeconds(3_500), event());
        assertThat(sensors.all()).singleElement().satisfies(sensor -> {
            assertThat(sensor.latitude()).isEqualTo(37.8);
            assertThat(sensor.isSilent(NOW)).isFalse();
            assertThat(sensor.isSilent(NOW.plusSeconds(200))).isTrue();
        });
    }

    @Test
    void aHeartbeatIsNoSensor() {
        hear(
                Kind.CAMERA,
                "producer",
                NOW,
                Heartbeat.newBuilder()
                        .setSensorId("producer")
                        .setCompleteUpTo(NOW)
                        .build());
        assertThat(sensors.all()).isEmpty();
    }

    private static CameraEvent event() {
        return CameraEvent.newBuilder()
                .setId("v-1")
                .setSensorId("cam-1")
                .setObservedAt(NOW)
                .setLatitude(37.8)
                .setLongitude(-122.2)
                .setCategory(CameraLabel.CROWD)
                .build();
    }
}
