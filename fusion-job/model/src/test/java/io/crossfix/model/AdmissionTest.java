package io.crossfix.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.record.EmergencyCall;
import io.crossfix.record.GunshotDetection;
import io.crossfix.record.Heartbeat;
import io.crossfix.wire.AvroTrust;
import io.crossfix.wire.Refusal.Reason;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionTest {

    private static final long NOW = Sightings.NINE_PM;

    static {
        AvroTrust.install();
    }

    private final Admission admission = new Admission(AdmissionSettings.DEFAULT);

    @Test
    void anOrdinaryShotIsLetInAsItIs() {
        Observation seen = admission.judge(shot(b -> b), NOW).observation();
        assertThat(seen).isNotNull();
        assertThat(seen.at()).isEqualTo(NOW);
        assertThat(seen.quantity()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "91, 0.5, BAD_POSITION", "-90.001, 0.5, BAD_POSITION", "41, 180.5, BAD_POSITION", "41, 540, BAD_POSITION",
        "41, 1e308, BAD_POSITION", "NaN, 0.5, BAD_POSITION", "41, Infinity, BAD_POSITION", "0, 0, NULL_ISLAND",
    })
    void aPositionThatIsNoneIsRefused(double latitude, double longitude, Reason reason) {
        assertThat(refused(b -> b.setLatitude(latitude).setLongitude(longitude)))
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({"41.9, ", ", -87.6", "91, -87.6", "41.9, 180.5", "NaN, -87.6", "41.9, Infinity"})
    void whereItWasBeforeIsAPositionOrNothing(Double latitude, Double longitude) {
        assertThat(refused(b -> b.setMovedFromLatitude(latitude).setMovedFromLongitude(longitude)))
                .isEqualTo(Reason.BAD_POSITION);
    }

    @Test
    void aCorrectionTellsWhereItWasBefore() {
        SpecificRecord moved = shot(b -> b.setMovedFromLatitude(-90.0).setMovedFromLongitude(180.0));
        assertThat(admission.judge(moved, NOW).observation().movedFrom()).isEqualTo(new Grid.Point(-90, 180));
        assertThat(admission.judge(shot(b -> b), NOW).observation().movedFrom()).isNull();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.5, Double.NaN, Double.POSITIVE_INFINITY})
    void aConfidenceThatIsNoneIsRefused(double confidence) {
        assertThat(refused(b -> b.setConfidence(confidence))).isEqualTo(Reason.BAD_VALUE);
    }

    @Test
    void minusZeroIsZero() {
        assertThat(admission
                        .judge(shot(b -> b.setConfidence(-0.0)), NOW)
                        .observation()
                        .confidence())
                .isEqualTo(0.0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 10_001, Integer.MAX_VALUE})
    void roundsThatCannotBeAreRefused(int rounds) {
        assertThat(refused(b -> b.setRounds(rounds))).isEqualTo(Reason.BAD_VALUE);
    }

    @ParameterizedTest
    @CsvSource({
        "60000, ",
        "60001, FUTURE",
        "3600000, FUTURE",
        "9000000000000, FUTURE",
    })
    void theFutureIsRefusedFromAMinuteOn(long ahead, Reason reason) {
        Admission.Verdict verdict = admission.judge(shot(b -> b.setObservedAt(Instant.ofEpochMilli(NOW + ahead))), NOW);
        assertThat(verdict.refusal() == null ? null : verdict.refusal().reason())
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "1767301200, IMPLAUSIBLE_TIME, seconds instead of milliseconds",
        "1767301200000000, FUTURE, microseconds instead of milliseconds",
        "-1, IMPLAUSIBLE_TIME, was -1",
        "0, IMPLAUSIBLE_TIME, was 0",
        "9223372036854775807, FUTURE, lies",
        "-9223372036854775808, IMPLAUSIBLE_TIME, was -9223372036854775808",
    })
    void aTimeInTheWrongUnitIsRefusedWithAHint(long at, Reason reason, String hint) {
        Admission.Verdict verdict = admission.judge(shot(b -> b.setObservedAt(Instant.ofEpochMilli(at))), NOW);
        assertThat(verdict.refusal().reason()).isEqualTo(reason);
        assertThat(verdict.refusal().detail()).contains(hint);
    }

    @Test
    void theMessageNamesRuleValueAndPlace() {
        assertThat(admission
                        .judge(shot(b -> b.setConfidence(1.7)), NOW)
                        .refusal()
                        .detail())
                .isEqualTo("confidence must be within [0, 1], was 1.7 (GUNSHOT g-81)");
    }

    @Test
    void anIdCannotBreakALogLine() {
        String detail = admission
                .judge(shot(b -> b.setId("g\n${jndi:x}\u202e").setConfidence(2)), NOW)
                .refusal()
                .detail();
        assertThat(detail.chars()).allMatch(c -> c >= ' ' && c < 127);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 129})
    void anIdHasALength(int length) {
        assertThat(refused(b -> b.setId("x".repeat(length)))).isEqualTo(Reason.BAD_ID);
    }

    @Test
    void anUnknownPriorityIsNeverTheHighest() {
        EmergencyCall call = EmergencyCall.newBuilder()
                .setId("c-1")
                .setSensorId("psap")
                .setObservedAt(Instant.ofEpochMilli(NOW))
                .setLatitude(41)
                .setLongitude(-87)
                .setPriority(99)
                .build();
        assertThat(admission.judge(call, NOW).observation().quantity()).isZero();
    }

    @Test
    void outsideTheAreaIsOutside() {
        Admission local = new Admission(new AdmissionSettings(60_000, 0, new AdmissionSettings.Area(41, -88, 42, -87)));
        assertThat(local.judge(shot(b -> b.setLatitude(-87.68).setLongitude(41.85)), NOW)
                        .refusal()
                        .reason())
                .as("latitude and longitude swapped")
                .isEqualTo(Reason.OUTSIDE_AREA);
        Admission acrossTheDateLine =
                new Admission(new AdmissionSettings(60_000, 0, new AdmissionSettings.Area(-20, 179, -10, -179)));
        assertThat(acrossTheDateLine
                        .judge(shot(b -> b.setLatitude(-16).setLongitude(-179.5)), NOW)
                        .refusal())
                .isNull();
    }

    @Test
    void aHeartbeatIsNoObservation() {
        assertThat(admission
                        .judge(new Heartbeat("s", Instant.EPOCH), NOW)
                        .refusal()
                        .reason())
                .isEqualTo(Reason.WRONG_STREAM);
    }

    private Reason refused(UnaryOperator<GunshotDetection.Builder> change) {
        return admission.judge(shot(change), NOW).refusal().reason();
    }

    private static GunshotDetection shot(UnaryOperator<GunshotDetection.Builder> change) {
        return change.apply(GunshotDetection.newBuilder()
                        .setId("g-81")
                        .setSensorId("s-1")
                        .setObservedAt(Instant.ofEpochMilli(NOW))
                        .setLatitude(41.85)
                        .setLongitude(-87.68)
                        .setRounds(3))
                .build();
    }
}
