package io.crossfix.queue;

import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.Evidence;
import io.crossfix.record.Kind;
import io.crossfix.record.Severity;
import io.crossfix.wire.AvroTrust;
import java.time.Instant;
import java.util.List;

/** Alerts to test with. */
public final class AlertSamples {

    static final Instant AT = Instant.parse("2024-03-01T05:04:10Z");

    static {
        AvroTrust.install();
    }

    private AlertSamples() {}

    public static Alert.Builder alert(String id) {
        return Alert.newBuilder()
                .setAlertId(id)
                .setDesk("city")
                .setRevision(1)
                .setContentHash("c0ffee")
                .setStatus(AlertStatus.RAISED)
                .setSeverity(Severity.SEVERE)
                .setStartedAt(AT.minusSeconds(60))
                .setLastEvidenceAt(AT)
                .setLatitude(37.8044)
                .setLongitude(-122.2711)
                .setExtentMetres(120)
                .setRiskCell(0x89283470d93ffffL)
                .setScore(0.834)
                .setReason("shots, then a call 200 m away")
                .setRules(List.of("shots-called-in@1.0"))
                .setMatchIds(List.of("m1"))
                .setMatchCount(1)
                .setEvidence(List.of(evidence()))
                .setEvidenceCount(1)
                .setDecidedByAppendAt(AT);
    }

    private static Evidence evidence() {
        return Evidence.newBuilder()
                .setStep("shots")
                .setKind(Kind.GUNSHOT)
                .setObservationId("g-1")
                .setRevision(0)
                .setSensorId("s-1")
                .setObservedAt(AT)
                .setLatitude(37.8044)
                .setLongitude(-122.2711)
                .setUncertaintyMetres(25)
                .setCategory("MULTIPLE")
                .setConfidence(0.9)
                .setQuantity(3)
                .setDistanceMetres(0)
                .build();
    }
}
