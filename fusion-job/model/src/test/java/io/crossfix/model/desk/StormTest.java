package io.crossfix.model.desk;

import static io.crossfix.model.desk.DeskUnderTest.match;
import static io.crossfix.model.desk.DeskUnderTest.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.model.RuleLabel;
import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.ReviewAction;
import io.crossfix.record.Severity;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StormTest {

    private static final RuleLabel SHOTS = rule("shots", Severity.MODERATE);

    private final DeskUnderTest desk =
            new DeskUnderTest(DeskUnderTest.attention(10_000, AttentionSettings.DEFAULT.cautions()));

    @Test
    void aCrowdOfAnchorsIsOneGrowingAlertWithItsExtentAndNotAFlood() {
        Random random = new Random(5);
        for (int i = 0; i < 1_600; i++) {
            long second = i * 3_600L / 1_600;
            desk.at(second).take(match(SHOTS, "s-" + i, second, random.nextInt(1_500)));
            desk.tick();
        }
        desk.finish();
        List<Alert> open = open();
        assertThat(open).hasSize(1);
        assertThat(open.get(0).getStorm()).isTrue();
        assertThat(open.get(0).getMatchCount()).isEqualTo(1_600);
        assertThat(open.get(0).getExtentMetres()).isBetween(700.0, 1_500.0);
        assertThat(desk.alerts.stream()
                        .filter(alert -> alert.getAlertId().equals(open.get(0).getAlertId()))
                        .count())
                .as("a revision every ten seconds at most")
                .isLessThanOrEqualTo(361);
    }

    @Test
    void nineteenAnchorsAreNoStormAndTwentyAre() {
        for (int i = 0; i < 19; i++) {
            desk.take(match(SHOTS, "s-" + i, 0, 500 * (i % 3)));
        }
        desk.finish();
        assertThat(open()).hasSize(3).noneMatch(Alert::getStorm);
        desk.take(match(SHOTS, "s-19", 0, 500));
        desk.finish();
        assertThat(open())
                .singleElement()
                .satisfies(alert -> assertThat(alert.getStorm()).isTrue());
        desk.take(DeskUnderTest.withdrawn(SHOTS, "s-19", 0, 500));
        desk.finish();
        assertThat(open()).hasSize(3).noneMatch(Alert::getStorm);
    }

    @Test
    void anotherRulesIncidentOnTheFarSideOfTheStormStaysItsOwn() {
        for (int i = 0; i < 30; i++) {
            desk.take(match(SHOTS, "s-" + i, i, 0));
        }
        desk.take(match(rule("called-in", Severity.SEVERE), "real", 20, 900));
        desk.finish();
        assertThat(open()).hasSize(2);
    }

    @Test
    void aStormCanBeAnsweredWhileItGrows() {
        for (int i = 0; i < 300; i++) {
            desk.at(i).take(match(SHOTS, "s-" + i, i, i % 300));
            desk.tick();
        }
        desk.finish();
        Alert seen = open().get(0);
        for (int i = 300; i < 310; i++) {
            desk.at(i).take(match(SHOTS, "s-" + i, i, i % 300));
        }
        assertThat(desk.answer(seen, ReviewAction.DISMISS, "fireworks").getReason())
                .isEqualTo("the alert is DISMISSED");
    }

    private List<Alert> open() {
        return desk.latest().values().stream()
                .filter(alert -> alert.getStatus() == AlertStatus.RAISED || alert.getStatus() == AlertStatus.ESCALATED)
                .toList();
    }
}
