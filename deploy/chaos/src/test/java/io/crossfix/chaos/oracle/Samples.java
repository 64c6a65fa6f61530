package io.crossfix.chaos.oracle;

import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.Severity;
import io.crossfix.wire.AvroTrust;
import java.time.Instant;
import java.util.List;

/** Alerts to test with. */
final class Samples {

    static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    static {
        AvroTrust.install();
    }

    private Samples() {}

    static Alert.Builder alert(String id) {
        return Alert.newBuilder()
                .setAlertId(id)
                .setDesk("city")
                .setRevision(1)
                .setContentHash("c0ffee")
                .setStatus(AlertStatus.RAISED)
                .setSeverity(Severity.SEVERE)
                .setStartedAt(NOON)
                .setLastEvidenceAt(NOON)
                .setLatitude(37.8)
                .setLongitude(-122.2)
                .setExtentMetres(120)
                .setRiskCell(1)
                .setScore(0.8)
                .setReason("shots, then a call")
                .setRules(List.of("shots-called-in@1.0"))
                .setMatchIds(List.of("m-" + id))
                .setMatchCount(1)
                .setEvidence(List.of())
                .setEvidenceCount(0)
                .setDecidedByAppendAt(NOON);
    }
}
