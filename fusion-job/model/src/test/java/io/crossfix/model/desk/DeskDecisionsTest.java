package io.crossfix.model.desk;

import static io.crossfix.model.desk.DeskUnderTest.PROMPT;
import static io.crossfix.model.desk.DeskUnderTest.match;
import static io.crossfix.model.desk.DeskUnderTest.rule;
import static io.crossfix.model.desk.DeskUnderTest.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.model.RuleLabel;
import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.DeskOrder;
import io.crossfix.record.Evidence;
import io.crossfix.record.JudgedFact;
import io.crossfix.record.Review;
import io.crossfix.record.ReviewAction;
import io.crossfix.record.SecondLook;
import io.crossfix.record.Severity;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of people's decisions when the incident goes on, falls apart, or is read again after a crash. */
class DeskDecisionsTest {

    private static final RuleLabel EXTREME = rule("extreme", Severity.EXTREME);
    private static final RuleLabel MINOR = rule("minor", Severity.MINOR);
    private static final RuleLabel OTHER = rule("other", Severity.SEVERE);

    private final DeskUnderTest desk = new DeskUnderTest(PROMPT);

    @Test
    void strongNewEvidenceOpensALinkedAlertAndTheDecisionStays() {
        Alert decided = decided(ReviewAction.CONFIRM, match("a", 0, 0));
        desk.take(match("b", 60, 10));
        assertThat(desk.latest()).as("more of the same").hasSize(1);
        desk.take(match(MINOR, "c", 70, 10));
        assertThat(desk.latest()).as("a lesser rule").hasSize(1);
        Alert linked = desk.take(match(EXTREME, "d", 80, 10)).get(0);
        assertThat(linked.getAlertId()).isNotEqualTo(decided.getAlertId());
        assertThat(linked.getLinkedTo()).isEqualTo(decided.getAlertId());
        assertThat(linked.getStatus()).isEqualTo(AlertStatus.RAISED);
        assertThat(desk.latest(decided).getStatus()).isEqualTo(AlertStatus.CONFIRMED);
    }

    @Test
    void aRuleThatThePersonDidNotSeeIsNews() {
        decided(ReviewAction.CONFIRM, match("a", 0, 0));
        assertThat(desk.take(match(OTHER, "b", 60, 10)).get(0).getLinkedTo()).isNotNull();
    }

    @Test
    void afterADismissalHalfAsMuchAgainIsNews() {
        decided(ReviewAction.DISMISS, match("a", 0, 0), match("b", 1, 0), match("c", 2, 0), match("d", 3, 0));
        desk.take(match("e", 4, 0));
        assertThat(desk.latest()).hasSize(1);
        assertThat(desk.take(match("f", 5, 0)).get(0).getLinkedTo()).isNotNull();
    }

    @Test
    void aLinkedAlertCanBeDecidedAndLinkedAgainAndJudgesOnlyWhatIsNew() {
        decided(ReviewAction.CONFIRM, match("a", 0, 0));
        Alert second = desk.take(match(EXTREME, "b", 60, 10)).get(0);
        desk.answer(second, ReviewAction.DISMISS, "fireworks");
        assertThat(desk.latest(second).getStatus()).isEqualTo(AlertStatus.DISMISSED);
        assertThat(desk.verdicts.get(1).getFacts())
                .extracting(JudgedFact::getObservationId)
                .containsExactly("b");
        Alert third = desk.restart().take(match(EXTREME, "c", 90, 10)).get(0);
        assertThat(third.getLinkedTo()).isEqualTo(second.getAlertId());
        assertThat(desk.latest()).hasSize(3);
    }

    @Test
    void anEarlierAnchorThatComesLateTakesTheDecisionOver() {
        Alert decided = decided(ReviewAction.CONFIRM, match("b", 60, 0));
        List<Alert> said = desk.take(match("a", 0, 0));
        assertThat(said).hasSize(2);
        Alert earlier = said.get(0);
        assertThat(earlier.getStatus()).isEqualTo(AlertStatus.CONFIRMED);
        assertThat(earlier.getCarriedFrom()).isEqualTo(decided.getAlertId());
        assertThat(earlier.getReviewer()).isEqualTo("operator-1");
        assertThat(desk.latest(decided).getMergedInto()).isEqualTo(earlier.getAlertId());
        assertThat(desk.verdicts).as("judged once").hasSize(1);
    }

    @Test
    void anEarlierAnchorThatIsNewsOpensALinkedAlert() {
        Alert decided = decided(ReviewAction.DISMISS, match("b", 60, 0));
        Alert earlier = desk.take(match("a", 0, 0)).get(0);
        assertThat(earlier.getStatus()).isEqualTo(AlertStatus.RAISED);
        assertThat(earlier.getLinkedTo()).isEqualTo(decided.getAlertId());
    }

    @Test
    void whoLooksAtOneOfTwoAlertsLooksAtBothWhenTheyMerge() {
        Alert a = desk.take(match("a", 0, 0)).get(0);
        Alert c = desk.take(match("c", 60, 500)).get(0);
        desk.answer(c, ReviewAction.ACKNOWLEDGE, null);
        desk.take(match("b", 30, 250));
        assertThat(desk.latest(a).getStatus()).isEqualTo(AlertStatus.ACKNOWLEDGED);
        assertThat(desk.latest(a).getCarriedFrom()).isEqualTo(c.getAlertId());
        assertThat(desk.latest(c).getStatus()).isEqualTo(AlertStatus.MERGED);
    }

    @Test
    void aDecisionOnOneOfTwoAlertsDecidesNothingOfTheOther() {
        Alert a = desk.take(match("a", 0, 0)).get(0);
        Alert c = decided(ReviewAction.CONFIRM, match("c", 60, 500));
        desk.take(match("b", 30, 250));
        assertThat(desk.latest(a).getStatus()).isEqualTo(AlertStatus.RAISED);
        assertThat(desk.latest(c).getStatus()).isEqualTo(AlertStatus.CONFIRMED);
        assertThat(desk.latest(c).getMergedInto()).isEqualTo(a.getAlertId());
    }

    @Test
    void bothPartsOfADecidedIncidentAreDecided() {
        desk.take(match("a", 0, 0));
        desk.take(match("b", 30, 250));
        Alert seen = desk.take(match("c", 60, 500)).get(0);
        desk.answer(seen, ReviewAction.CONFIRM, "seen-on-camera");
        List<Alert> parted = desk.take(withdrawn("b", 30, 250));
        assertThat(parted)
                .hasSize(2)
                .allSatisfy(alert -> assertThat(alert.getStatus()).isEqualTo(AlertStatus.CONFIRMED));
        assertThat(parted.get(1).getCarriedFrom()).isEqualTo(seen.getAlertId());
    }

    @Test
    void aSecondPersonsJudgementIsRecordedAndChangesNothing() {
        DeskUnderTest always =
                new DeskUnderTest(DeskUnderTest.attention(0, new AttentionSettings.Cautions(true, 0, 1)));
        Alert seen = always.take(match("a", 0, 0)).get(0);
        always.answer(seen, ReviewAction.CONFIRM, "seen-on-camera");
        assertThat(always.answer(always.review(seen, ReviewAction.DISMISS, "fireworks", "operator-1"))
                        .getReason())
                .contains("a second look is for a second person");
        assertThat(always.answer(always.review(seen, ReviewAction.DISMISS, "fireworks", "operator-2"))
                        .getReason())
                .isEqualTo("the second look DISAGREED");
        assertThat(always.latest(seen).getStatus()).isEqualTo(AlertStatus.CONFIRMED);
        assertThat(always.latest(seen).getSecondLook()).isEqualTo(SecondLook.DISAGREED);
        assertThat(always.latest(seen).getSecondReviewer()).isEqualTo("operator-2");
        assertThat(always.answer(always.review(seen, ReviewAction.CONFIRM, "x", "operator-3"))
                        .getApplied())
                .isFalse();
        assertThat(always.verdicts).hasSize(1);
    }

    @Test
    void aSecondLookIsOpenThoughTheIncidentHasGoneOnInALinkedAlert() {
        DeskUnderTest always =
                new DeskUnderTest(DeskUnderTest.attention(0, new AttentionSettings.Cautions(true, 0, 1)));
        Alert seen = always.take(match("a", 0, 0)).get(0);
        always.answer(seen, ReviewAction.CONFIRM, "seen-on-camera");
        assertThat(always.take(match(EXTREME, "b", 60, 10)).get(0).getLinkedTo())
                .isEqualTo(seen.getAlertId());
        assertThat(always.answer(always.review(always.latest(seen), ReviewAction.CONFIRM, "heard", "operator-2"))
                        .getReason())
                .isEqualTo("the second look AGREED");
    }

    @Test
    void anExerciseIsAnsweredLikeAnyAlertAndTeachesNothing() {
        Alert closed = decided(ReviewAction.CONFIRM, match("a", 0, 0));
        int verdicts = desk.verdicts.size();
        DeskOrder order = DeskOrder.newBuilder()
                .setOrderId("e-1")
                .setDesk("city")
                .setBy("trainer")
                .setAt(Instant.EPOCH)
                .setExercise(closed)
                .build();
        assertThat(desk.at(5_000).order(order).getApplied()).isTrue();
        Alert exercise = desk.alerts.get(desk.alerts.size() - 1);
        assertThat(exercise.getExercise()).isTrue();
        assertThat(exercise.getExerciseOf()).isEqualTo(closed.getAlertId());
        assertThat(exercise.getLate()).isFalse();
        assertThat(exercise.getEvidence())
                .extracting(Evidence::getObservationId)
                .containsExactly("exercise-a");
        assertThat(desk.restart()
                        .answer(exercise, ReviewAction.DISMISS, "no-sign")
                        .getApplied())
                .isTrue();
        assertThat(desk.verdicts).hasSize(verdicts);
        assertThat(desk.order(DeskOrder.newBuilder(order)
                                .setOrderId("e-2")
                                .setExercise(
                                        desk.take(match("open", 5_000, 3_000)).get(0))
                                .build())
                        .getReason())
                .isEqualTo("only a closed alert can be an exercise");
    }

    @Test
    void whoMayNotAnswerIsTold() {
        Alert seen = desk.take(match("a", 0, 0)).get(0);
        Review viewer = Review.newBuilder(desk.review(seen, ReviewAction.CONFIRM, "x"))
                .setRole("viewer")
                .build();
        assertThat(desk.answer(viewer).getReason())
                .isEqualTo("role viewer may not answer alerts; operator or administrator may");
        assertThat(desk.answer(desk.review(seen, ReviewAction.CONFIRM, "x", " "))
                        .getReason())
                .contains("account of the person");
    }

    @Test
    void aReviewThatComesBeforeItsAlertIsHeldAndThenApplied() {
        Alert seen = new DeskUnderTest(PROMPT).take(match("a", 0, 0)).get(0);
        assertThat(desk.answer(seen, ReviewAction.CONFIRM, "seen-on-camera")).isNull();
        desk.restart().take(match("a", 0, 0));
        assertThat(desk.latest(seen).getStatus()).isEqualTo(AlertStatus.CONFIRMED);
    }

    @Test
    void aReviewOfWhatNeverComesIsRefusedAfterAMinute() {
        Alert other = new DeskUnderTest(PROMPT).take(match("x", 0, 0)).get(0);
        assertThat(desk.answer(other, ReviewAction.CONFIRM, "seen-on-camera")).isNull();
        assertThat(desk.nextDue()).isEqualTo(60);
        desk.at(60).tick();
        assertThat(desk.statuses.get(0).getReason()).isEqualTo("desk city has no such alert");
    }

    @Test
    void afterACrashADecisionMadeBeforeItHoldsThoughTheContentComesAnotherWay() {
        DeskUnderTest before = new DeskUnderTest(PROMPT);
        before.take(match("a", 0, 0));
        Alert seen = before.take(match("b", 1, 10)).get(0);
        Review confirm = before.review(seen, ReviewAction.CONFIRM, "seen-on-camera");
        before.answer(confirm);

        // Read again in another order: the content that the person saw is never there.
        desk.restart().take(match("a", 0, 0));
        assertThat(desk.answer(confirm)).as("held, it may be yet to come").isNull();
        desk.take(match("c", 2, 20));
        desk.take(match("b", 1, 10));
        assertThat(desk.latest(seen).getStatus()).isEqualTo(AlertStatus.RAISED);
        desk.recall(before.statuses.get(0));
        assertThat(desk.latest(seen).getStatus()).isEqualTo(AlertStatus.CONFIRMED);
    }

    @Test
    void afterACrashARefusalMadeBeforeItHoldsToo() {
        DeskUnderTest before = new DeskUnderTest(PROMPT);
        Alert seen = before.take(match("a", 0, 0)).get(0);
        before.take(match("b", 1, 10));
        Review confirm = before.review(seen, ReviewAction.CONFIRM, "seen-on-camera");
        before.answer(confirm);

        desk.recall(before.statuses.get(0));
        desk.take(match("a", 0, 0));
        assertThat(desk.answer(confirm).getApplied()).isFalse();
        assertThat(desk.latest(seen).getStatus()).isEqualTo(AlertStatus.RAISED);
    }

    private Alert decided(ReviewAction action, io.crossfix.record.Match... matches) {
        Alert seen = null;
        for (io.crossfix.record.Match match : matches) {
            seen = desk.take(match).get(0);
        }
        desk.answer(seen, action, "reason");
        return desk.latest(seen);
    }
}
