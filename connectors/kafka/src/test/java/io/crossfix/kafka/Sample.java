package io.crossfix.kafka;

import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.CameraEvent;
import io.crossfix.record.Evidence;
import io.crossfix.record.GunshotDetection;
import io.crossfix.record.Heartbeat;
import io.crossfix.record.Kind;
import io.crossfix.record.Match;
import io.crossfix.record.MatchState;
import io.crossfix.record.Severity;
import io.crossfix.wire.Arrival;
import io.crossfix.wire.AvroTrust;
import io.crossfix.wire.Provenance;
import io.crossfix.wire.RecordCodec;
import java.time.Instant;
import java.util.List;
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

    static Match match(String id, List<Evidence> evidence) {
        return Match.newBuilder()
                .setMatchId(id)
                .setRevision(1)
                .setContentHash("")
                .setState(MatchState.HOLDS)
                .setRuleId("shots-corroborated")
                .setRuleVersion("3.0")
                .setSeverity(Severity.SEVERE)
                .setAnchorId("g-1")
                .setAnchorKind(Kind.GUNSHOT)
                .setAnchorAt(NOON)
                .setLatitude(37.8)
                .setLongitude(-122.2)
                .setKeyCell(1)
                .setRiskCell(2)
                .setLastEvidenceAt(NOON)
                .setEvidence(evidence)
                .setEvidenceCount(evidence.size())
                .setScore(0.5)
                .setReason("because")
                .setDecidedByAppendAt(NOON)
                .build();
    }

    static Evidence evidence(String id) {
        return Evidence.newBuilder()
                .setStep("shots")
                .setKind(Kind.GUNSHOT)
                .setObservationId(id)
                .setRevision(0)
                .setSensorId("array-7")
                .setObservedAt(NOON)
                .setLatitude(37.8)
                .setLongitude(-122.2)
                .setUncertaintyMetres(25)
                .setCategory("MULTIPLE")
                .setConfidence(0.9)
                .setQuantity(3)
                .setDistanceMetres(0)
                .build();
    }

    static Alert alert(String id) {
        return Alert.newBuilder()
                .setAlertId(id)
                .setDesk("oakland")
                .setRevision(1)
                .setContentHash("")
                .setStatus(AlertStatus.RAISED)
                .setSeverity(Severity.SEVERE)
                .setStartedAt(NOON)
                .setLastEvidenceAt(NOON)
                .setLatitude(37.8)
                .setLongitude(-122.2)
                .setExtentMetres(0)
                .setRiskCell(2)
                .setScore(0.5)
                .setReason("because")
                .setRules(List.of())
                .setMatchIds(List.of())
                .setMatchCount(0)
                .setEvidence(List.of())
                .setEvidenceCount(0)
                .setDecidedByAppendAt(NOON)
                .build();
    }

    /** A record as it arrives on the topic of gunshots. */
    static Arrival arrival(SpecificRecord value, long appendedAt) {
        return Arrival.decoded(
                new Provenance("crossfix.gunshot", 0, 17, appendedAt), new RecordCodec().encode(value), value);
    }
}
