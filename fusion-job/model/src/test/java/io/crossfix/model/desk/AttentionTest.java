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
import org.junit.jupiter.api.Test;

class AttentionTest {

    private static final AttentionSettings.Cautions NONE = new AttentionSettings.Cautions(true, 0, 0);
    private static final RuleLabel EXTREME = rule("extreme", Severity.EXTREME);

    private final DeskUnderTest desk = new DeskUnderTest(DeskUnderTest.attention(10_000, NONE));

    @Test
    void theFirstIsSaidAtOnceAndUpdatesTenSecondsApart() {
        assertThat(desk.at(0).take(match("a", 0, 0))).hasSize(1);
        assertThat(desk.at(1).take(match("b", 1, 10))).isEmpty();
        assertThat(desk.at(4).take(match("c", 4, 20))).isEmpty();
        assertThat(desk.nextDue()).isEqualTo(10);
        assertThat(desk.at(9).tick()).isEmpty();
        assertThat(desk.at(10).tick()).singleElement().satisfies(alert -> {
            assertThat(alert.getMatchCount()).isEqualTo(3);
            assertThat(alert.getRevision()).isEqualTo(2);
        });
        assertThat(desk.at(25).take(match("d", 25, 30)))
                .as("long after the last")
                .hasSize(1);
    }

    @Test
    void aRiseInSeverityDoesNotWait() {
        desk.at(0).take(match("a", 0, 0));
        assertThat(desk.at(1).take(match(EXTREME, "b", 1, 10)))
                .singleElement()
                .satisfies(alert -> assertThat(alert.getSeverity()).isEqualTo(Severity.EXTREME));
    }

    @Test
    void whatWasPutOffIsSaidWhenTheInputEnds() {
        desk.at(0).take(match("a", 0, 0));
        desk.at(1).take(match("b", 1, 10));
        assertThat(desk.finish())
                .singleElement()
                .satisfies(alert -> assertThat(alert.getMatchCount()).isEqualTo(2));
    }

    @Test
    void whatWasPutOffSurvivesARestart() {
        desk.at(0).take(match("a", 0, 0));
        desk.at(1).take(match("b", 1, 10));
        assertThat(desk.restart().at(10).tick()).hasSize(1);
    }

    @Test
    void aDecisionOnContentThatWasPutOffIsRefusedAndWhatIsNewIsSaid() {
        Alert seen = desk.at(0).take(match("a", 0, 0)).get(0);
        desk.at(1).take(match("b", 1, 10));
        assertThat(desk.at(2).answer(seen, ReviewAction.CONFIRM, "seen-on-camera"))
                .satisfies(status -> {
                    assertThat(status.getApplied()).isFalse();
                    assertThat(status.getReason()).endsWith("revision 1 was seen, it is now at revision 2");
                });
        assertThat(desk.latest(seen).getMatchCount()).isEqualTo(2);
        assertThat(desk.at(3)
                        .answer(desk.latest(seen), ReviewAction.CONFIRM, "seen-on-camera")
                        .getApplied())
                .isTrue();
    }

    @Test
    void nobodyLooksSoItEscalatesAtTheTimesOfItsSeverity() {
        Alert raised = desk.at(0).take(match("a", 0, 0)).get(0);
        assertThat(raised.getEscalatesAt()).isEqualTo(raised.getRaisedAt().plusSeconds(30));
        for (long seconds : List.of(30L, 60L, 120L)) {
            assertThat(desk.at(seconds - 1).tick()).isEmpty();
            assertThat(desk.at(seconds).tick())
                    .singleElement()
                    .satisfies(alert -> assertThat(alert.getStatus()).isEqualTo(AlertStatus.ESCALATED));
        }
        assertThat(desk.latest(raised).getEscalation()).isEqualTo(3);
        assertThat(desk.latest(raised).getEscalatesAt()).isNull();
    }

    @Test
    void anAcknowledgementStopsTheClockUntilADecisionIsOverdue() {
        Alert raised = desk.at(0).take(match("a", 0, 0)).get(0);
        desk.at(20).answer(raised, ReviewAction.ACKNOWLEDGE, null);
        assertThat(desk.at(300).tick()).isEmpty();
        assertThat(desk.at(620).tick()).singleElement().satisfies(alert -> {
            assertThat(alert.getStatus()).isEqualTo(AlertStatus.ESCALATED);
            assertThat(alert.getAnsweredAt()).isEqualTo(raised.getRaisedAt().plusSeconds(20));
        });
    }

    @Test
    void updatesDoNotPutAnEscalationOff() {
        Alert raised = desk.at(0).take(match("a", 0, 0)).get(0);
        desk.at(15).take(match("b", 15, 10));
        assertThat(desk.latest(raised).getEscalatesAt())
                .isEqualTo(raised.getRaisedAt().plusSeconds(30));
    }

    @Test
    void anOpenAlertIsOverInTheEndAndADecidedOneNever() {
        Alert open = desk.at(0).take(match("a", 0, 0)).get(0);
        Alert decided = desk.at(0).take(match("z", 0, 2_000)).get(0);
        desk.answer(decided, ReviewAction.DISMISS, "fireworks");
        desk.at(12 * 3_600).tick();
        assertThat(desk.latest(open).getStatus()).isEqualTo(AlertStatus.EXPIRED);
        assertThat(desk.latest(decided).getStatus()).isEqualTo(AlertStatus.DISMISSED);
        assertThat(desk.nextDue()).isEqualTo(-1);
    }

    @Test
    void aLateAlertIsShownAndNeverEscalates() {
        assertThat(desk.at(1_000).take(match("a", 0, 0))).singleElement().satisfies(alert -> {
            assertThat(alert.getLate()).isTrue();
            assertThat(alert.getEscalatesAt()).isNull();
        });
    }

    @Test
    void aTenthOfAlertsIsReviewedBlindTheSameInEveryRun() {
        AttentionSettings.Cautions tenth = new AttentionSettings.Cautions(true, 0.1, 0.05);
        DeskUnderTest drawing = new DeskUnderTest(DeskUnderTest.attention(0, tenth));
        DeskUnderTest again = new DeskUnderTest(DeskUnderTest.attention(0, tenth));
        for (int i = 0; i < 2_000; i++) {
            drawing.take(match("shot-" + i, 1_000L * i, 0));
            again.take(match("shot-" + i, 1_000L * i, 0));
        }
        assertThat(drawing.alerts).isEqualTo(again.alerts);
        // Four standard deviations of the binomial distribution.
        assertThat(drawing.alerts.stream().filter(Alert::getBlind).count()).isBetween(146L, 254L);
        assertThat(drawing.alerts.stream()
                        .filter(alert -> alert.getSecondLook() == io.crossfix.record.SecondLook.WANTED)
                        .count())
                .isBetween(61L, 139L);
    }
}
