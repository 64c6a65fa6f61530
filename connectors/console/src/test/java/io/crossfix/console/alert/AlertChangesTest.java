package io.crossfix.console.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.console.Samples;
import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.Evidence;
import io.crossfix.record.Kind;
import io.crossfix.record.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertChangesTest {

    private final Alert before = Samples.alert(1, Instant.parse("2026-11-27T03:00:00Z"))
            .setSeverity(Severity.MODERATE)
            .setScore(0.4)
            .build();

    private Alert grown() {
        List<Evidence> evidence = new ArrayList<>(before.getEvidence());
        evidence.add(Evidence.newBuilder(before.getEvidence().get(0))
                .setKind(Kind.CAMERA)
                .setObservationId("v-1")
                .build());
        return Alert.newBuilder(before)
                .setSeverity(Severity.SEVERE)
                .setEvidence(evidence)
                .setEvidenceCount(3)
                .setRules(List.of("muzzle-flash@2.1", "shots-called-in@1.0"))
                .setScore(0.73)
                .build();
    }

    @Test
    void whatGrewIsToldWhatMattersMostFirst() {
        assertThat(AlertChanges.between(before, grown(), false))
                .containsExactly(
                        "severity MODERATE → SEVERE",
                        "+1 evidence (CAMERA)",
                        "+ rule muzzle-flash@2.1",
                        "score 0.40 → 0.73");
    }

    @Test
    void theScoreOfABlindAlertIsNotTold() {
        assertThat(AlertChanges.between(before, grown(), true)).noneMatch(line -> line.contains("score"));
    }

    @Test
    void theFirstRevisionIsTheRaising() {
        assertThat(AlertChanges.between(null, before, false)).containsExactly("raised as MODERATE");
    }

    @Test
    void anAnswerChangesTheStatusAndNothingElse() {
        Alert answered =
                Alert.newBuilder(before).setStatus(AlertStatus.CONFIRMED).build();
        assertThat(AlertChanges.between(before, answered, false)).containsExactly("status RAISED → CONFIRMED");
        assertThat(AlertChanges.between(before, before, false)).isEmpty();
    }
}
