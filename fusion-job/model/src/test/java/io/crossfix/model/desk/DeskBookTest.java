package io.crossfix.model.desk;

import static io.crossfix.model.desk.DeskUnderTest.PROMPT;
import static io.crossfix.model.desk.DeskUnderTest.match;
import static io.crossfix.model.desk.DeskUnderTest.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.model.RuleLabel;
import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.Review;
import io.crossfix.record.ReviewAction;
import io.crossfix.record.Severity;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DeskBookTest {

    private final DeskUnderTest desk = new DeskUnderTest(PROMPT);

    @Test
    void matchesCloseTogetherAreOneAlertAndOthersAreNot() {
        assertThat(desk.take(match("a", 0, 0))).singleElement().satisfies(alert -> {
            assertThat(alert.getStatus()).isEqualTo(AlertStatus.RAISED);
            assertThat(alert.getRevision()).isEqualTo(1);
        });
        assertThat(desk.take(match("b", 600, 299)))
                .singleElement()
                .satisfies(alert -> assertThat(alert.getMatchCount()).isEqualTo(2));
        assertThat(desk.take(match("too-late", 1_201, 299)))
                .singleElement()
                .satisfies(alert -> assertThat(alert.getMatchCount()).isEqualTo(1));
        assertThat(desk.take(match("too-far", 0, 610)))
                .singleElement()
                .satisfies(alert -> assertThat(alert.getMatchCount()).isEqualTo(1));
    }

    @Test
    void severalRulesAboutOneAnchorAreOneAlertThatOnlyGrows() {
        String id = desk.take(match("a", 0, 0)).get(0).getAlertId();
        for (int i = 0; i < 20; i++) {
            RuleLabel other = DeskUnderTest.rule("rule-" + i, Severity.SEVERE);
            assertThat(desk.take(match(other, "a", 0, 0))).singleElement().satisfies(alert -> {
                assertThat(alert.getAlertId()).isEqualTo(id);
                assertThat(alert.getStatus()).isEqualTo(AlertStatus.RAISED);
            });
        }
    }

    @Test
    void theSameMatchAgainSaysNothing() {
        desk.take(match("a", 0, 0));
        assertThat(desk.take(match("a", 0, 0))).isEmpty();
    }

    @Test
    void aBridgeMergesTwoAlertsAndItsWithdrawalPartsThemAgain() {
        String first = desk.take(match("a", 0, 0)).get(0).getAlertId();
        String second = desk.take(match("c", 60, 500)).get(0).getAlertId();
        Map<String, Alert> merged = byId(desk.take(match("b", 30, 250)));
        assertThat(merged.get(first).getMatchCount()).isEqualTo(3);
        assertThat(merged.get(second).getStatus()).isEqualTo(AlertStatus.MERGED);
        assertThat(merged.get(second).getMergedInto()).isEqualTo(first);
        Map<String, Alert> parted = byId(desk.take(withdrawn("b", 30, 250)));
        assertThat(parted.get(first).getMatchCount()).isEqualTo(1);
        assertThat(parted.get(second).getStatus()).isEqualTo(AlertStatus.RAISED);
    }

    @Test
    void anAlertWithoutMatchesIsRetracted() {
        desk.take(match("a", 0, 0));
        assertThat(desk.take(withdrawn("a", 0, 0)))
                .singleElement()
                .satisfies(alert -> assertThat(alert.getStatus()).isEqualTo(AlertStatus.RETRACTED));
    }

    @Test
    void aMatchThatComesToBeInShadowIsWithdrawnAndOneThatLeavesItIsRaised() {
        RuleLabel shadow = new RuleLabel("rule", 1, "1.1", Severity.SEVERE, true);
        assertThat(desk.take(match(shadow, "a", 0, 0))).isEmpty();
        desk.take(match("a", 0, 0));
        assertThat(desk.take(match(shadow, "a", 0, 0)))
                .singleElement()
                .satisfies(alert -> assertThat(alert.getStatus()).isEqualTo(AlertStatus.RETRACTED));
        assertThat(desk.take(match("a", 0, 0)))
                .singleElement()
                .satisfies(alert -> assertThat(alert.getStatus()).isEqualTo(AlertStatus.RAISED));
    }

    @Test
    void aPersonDecidesOnWhatTheySaw() {
        Alert seen = desk.take(match("a", 0, 0)).get(0);
        assertThat(desk.answer(seen, ReviewAction.ACKNOWLEDGE, null).getApplied())
                .isTrue();
        assertThat(desk.latest(seen).getStatus()).isEqualTo(AlertStatus.ACKNOWLEDGED);

        assertThat(desk.answer(seen, ReviewAction.CONFIRM, null).getReason()).contains("needs a reason code");
        desk.take(match("b", 10, 10));
        assertThat(desk.answer(seen, ReviewAction.CONFIRM, "seen-on-camera")).satisfies(status -> {
            assertThat(status.getApplied()).isFalse();
            assertThat(status.getReason())
                    .isEqualTo("the alert has changed: revision 1 was seen, it is now at revision 3");
        });
        assertThat(desk.answer(desk.latest(seen), ReviewAction.CONFIRM, "seen-on-camera")
                        .getApplied())
                .isTrue();
    }

    @Test
    void toSayThatSomebodyLooksNobodyHasToHaveSeenTheLastWord() {
        Alert seen = desk.take(match("a", 0, 0)).get(0);
        desk.take(match("b", 10, 10));
        assertThat(desk.answer(seen, ReviewAction.ACKNOWLEDGE, null).getApplied())
                .isTrue();
    }

    @Test
    void aDecisionIsFinalAndItsRepeatIsHarmless() {
        Alert seen = desk.take(match("a", 0, 0)).get(0);
        Review confirm = desk.review(seen, ReviewAction.CONFIRM, "seen-on-camera");
        desk.answer(confirm);
        assertThat(desk.latest(seen).getStatus()).isEqualTo(AlertStatus.CONFIRMED);
        int said = desk.alerts.size();
        assertThat(desk.answer(confirm).getApplied()).isTrue();
        assertThat(desk.alerts).hasSize(said);
        assertThat(desk.answer(seen, ReviewAction.DISMISS, "fireworks").getReason())
                .contains("CONFIRMED");
        // New evidence is added, the decision stays.
        assertThat(desk.take(match("b", 10, 10)).get(0).getStatus()).isEqualTo(AlertStatus.CONFIRMED);
        assertThat(desk.verdicts).hasSize(1);
    }

    @Test
    void whatIsKeptComesBackAndGoesOn() {
        Alert seen = desk.take(match("a", 0, 0)).get(0);
        desk.answer(seen, ReviewAction.ACKNOWLEDGE, null);
        desk.take(match("z", 0, 2_000));

        desk.restart();
        assertThat(desk.take(match("a", 0, 0))).as("nothing new").isEmpty();
        assertThat(desk.take(match("b", 10, 10))).singleElement().satisfies(alert -> {
            assertThat(alert.getAlertId()).isEqualTo(seen.getAlertId());
            assertThat(alert.getStatus()).isEqualTo(AlertStatus.ACKNOWLEDGED);
            assertThat(alert.getRevision()).isEqualTo(3);
        });
    }

    @Test
    void anOldIncidentIsOverForEverybodyAndNothingIsLeftOfIt() {
        desk.take(match("a", 0, 0));
        desk.take(match("b", 30, 10));
        assertThat(desk.expire(Long.MAX_VALUE))
                .singleElement()
                .satisfies(alert -> assertThat(alert.getStatus()).isEqualTo(AlertStatus.EXPIRED));
        assertThat(desk.weight()).isEqualTo(1);
    }

    @Test
    void aMatchWhoseAnchorWasCorrectedLeavesNothingBehind() {
        desk.take(match("a", 0, 0));
        desk.restart();
        desk.take(match("a", 300, 0));
        desk.restart();
        assertThat(desk.take(match("a", 300, 0))).isEmpty();
        assertThat(desk.expire(Long.MAX_VALUE)).hasSize(1);
        assertThat(desk.restart().weight()).isEqualTo(1);
    }

    private static Map<String, Alert> byId(List<Alert> alerts) {
        return alerts.stream().collect(Collectors.toMap(Alert::getAlertId, alert -> alert));
    }
}
