package io.crossfix.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crossfix.bench.report.Percentiles;
import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.Evidence;
import io.crossfix.record.Kind;
import io.crossfix.record.Match;
import io.crossfix.record.MatchState;
import io.crossfix.record.Severity;
import io.crossfix.wire.AvroTrust;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class DecidingCallsTest {

    static {
        AvroTrust.install();
    }

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private final DecidingCalls calls = new DecidingCalls();

    private DecidingCall sent(String id, long intendedAt, long appendedAt) {
        DecidingCall call = new DecidingCall(intendedAt);
        calls.expect(id, call);
        call.appended(appendedAt);
        return call;
    }

    private static Evidence fact(String id) {
        return Evidence.newBuilder()
                .setStep("call")
                .setKind(Kind.CALL)
                .setObservationId(id)
                .setRevision(0)
                .setSensorId("answering-point-1")
                .setObservedAt(NOON)
                .setLatitude(0)
                .setLongitude(0)
                .setUncertaintyMetres(0)
                .setCategory("SHOTS_FIRED")
                .setConfidence(1)
                .setQuantity(0)
                .setDistanceMetres(0)
                .build();
    }

    private static Match match(String... evidence) {
        return Match.newBuilder()
                .setMatchId("m")
                .setRevision(1)
                .setContentHash("h")
                .setState(MatchState.HOLDS)
                .setRuleId("shots-called-in")
                .setRuleVersion("1.0")
                .setSeverity(Severity.SEVERE)
                .setAnchorId("g")
                .setAnchorKind(Kind.GUNSHOT)
                .setAnchorAt(NOON)
                .setLatitude(0)
                .setLongitude(0)
                .setKeyCell(0)
                .setRiskCell(0)
                .setLastEvidenceAt(NOON)
                .setEvidence(facts(evidence))
                .setEvidenceCount(evidence.length)
                .setScore(0.5)
                .setReason("")
                .setDecidedByAppendAt(NOON)
                .build();
    }

    private static Alert alert(String... evidence) {
        return alert(1, evidence);
    }

    private static Alert alert(int revision, String... evidence) {
        return Alert.newBuilder()
                .setAlertId("a")
                .setDesk("city")
                .setRevision(revision)
                .setContentHash("h")
                .setStatus(AlertStatus.RAISED)
                .setSeverity(Severity.SEVERE)
                .setStartedAt(NOON)
                .setLastEvidenceAt(NOON)
                .setLatitude(0)
                .setLongitude(0)
                .setExtentMetres(0)
                .setRiskCell(0)
                .setScore(0.5)
                .setReason("")
                .setRules(List.of())
                .setMatchIds(List.of())
                .setMatchCount(1)
                .setEvidence(facts(evidence))
                .setEvidenceCount(evidence.length)
                .setDecidedByAppendAt(NOON)
                .build();
    }

    private static List<Evidence> facts(String... ids) {
        return Arrays.stream(ids).map(DecidingCallsTest::fact).toList();
    }

    @Test
    void timesRunFromAppendAndFromIntentToTheFirstSight() {
        sent("c-1", 1_000, 3_000);
        calls.saw(match("g", "c-1"), 10_000);
        calls.saw(match("g", "c-1"), 90_000);
        calls.saw(alert("g", "c-1"), 13_000);
        assertThat(calls.percentiles()).extracting(Percentiles::count).containsOnly(1L);
        assertThat(calls.percentiles())
                .extracting(Percentiles::max)
                .usingElementComparator((a, b) -> Math.abs(a - b) < 0.02 ? 0 : Double.compare(a, b))
                .containsExactly(10.0, 12.0, 10.0, 12.0, 7.0, 9.0);
        assertThat(calls.unseen()).isZero();
    }

    @Test
    void aCallSeenOnlyAsAMatchIsNotSeen() {
        sent("c-1", 1_000, 2_000);
        sent("c-2", 1_000, 2_000);
        calls.saw(match("g", "c-1"), 5_000);
        calls.saw(alert("g", "c-2"), 5_000);
        assertThat(calls.unseen()).isEqualTo(2);
        calls.saw(alert("g", "c-1"), 6_000);
        assertThat(calls.unseen()).isEqualTo(1);
    }

    @Test
    void anIncidentThatJoinsAStandingAlertIsToldApart() {
        sent("c-1", 1_000, 2_000);
        sent("c-2", 1_000, 2_000);
        calls.saw(alert(1, "c-1"), 5_000);
        calls.saw(alert(2, "c-1", "c-2"), 900_000);
        assertThat(calls.percentiles())
                .filteredOn(row -> row.what().equals("append to new alert seen"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.count()).isEqualTo(1);
                    assertThat(row.max()).isCloseTo(3, within(0.01));
                });
        assertThat(calls.percentiles())
                .filteredOn(row -> row.what().equals("append to alert seen"))
                .extracting(Percentiles::count)
                .containsExactly(2L);
    }

    @Test
    void whatNobodyPlantedDoesNotCount() {
        sent("c-1", 1_000, 2_000);
        calls.saw(match("g", "c-7"), 5_000);
        calls.saw(null, 5_000);
        assertThat(calls.count()).isEqualTo(1);
        assertThat(calls.percentiles()).extracting(Percentiles::count).containsOnly(0L);
    }

    @Test
    void anAlertSeenBeforeTheAcknowledgementOfItsCallStillCounts() {
        DecidingCall call = new DecidingCall(1_000);
        calls.expect("c-1", call);
        calls.saw(alert("c-1"), 9_000);
        call.appended(2_000);
        assertThat(call.appendToAlert()).hasValue(7_000);
    }

    @Test
    void percentilesOfOneToAThousandMilliseconds() {
        List<Long> micros =
                LongStream.rangeClosed(1, 1_000).map(ms -> ms * 1_000).boxed().toList();
        Percentiles found = Percentiles.of("test", micros);
        assertThat(found.count()).isEqualTo(1_000);
        assertThat(found.p50()).isCloseTo(500, within(0.6));
        assertThat(found.p90()).isCloseTo(900, within(1.0));
        assertThat(found.p99()).isCloseTo(990, within(1.0));
        assertThat(found.p999()).isCloseTo(999, within(1.0));
        assertThat(found.max()).isCloseTo(1_000, within(1.0));
    }
}
