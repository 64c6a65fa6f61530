package io.crossfix.chaos.oracle;

import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.Kind;
import io.crossfix.record.Match;
import io.crossfix.record.MatchState;
import io.crossfix.record.Severity;
import io.crossfix.wire.AvroTrust;
import java.time.Instant;
import java.util.List;

/** Alerts and matches to test with. */
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

    static Match match(String id, String rule, Instant anchorAt) {
        return Match.newBuilder()
                .setMatchId(id)
                .setRevision(1)
                .setContentHash("c0ffee")
                .setState(MatchState.HOLDS)
                .setRuleId(rule)
                .setRuleVersion("1.0")
                .setSeverity(Severity.MINOR)
                .setAnchorId("a-" + id)
                .setAnchorKind(Kind.GUNSHOT)
                .setAnchorAt(anchorAt)
                .setLatitude(37.8)
                .setLongitude(-122.2)
                .setKeyCell(1)
                .setRiskCell(1)
                .setLastEvidenceAt(anchorAt)
                .setEvidence(List.of())
                .setEvidenceCount(0)
                .setScore(0.8)
                .setReason("three rounds")
                .setDecidedByAppendAt(anchorAt)
                .build();
    }
}
