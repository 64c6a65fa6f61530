package io.crossfix.model.desk;

import static io.crossfix.model.desk.DeskUnderTest.match;
import static io.crossfix.model.desk.DeskUnderTest.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.ReviewAction;
import io.crossfix.record.ReviewStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every status that an alert can be in, reached as it is reached in life, with every action of a person. */
class DeskStatesTest {

    private final DeskUnderTest desk = new DeskUnderTest(DeskUnderTest.PROMPT);

    @ParameterizedTest
    @CsvSource({
        "RAISED,       ACKNOWLEDGE, ACKNOWLEDGED", "RAISED,       CONFIRM, CONFIRMED",
                "RAISED,       DISMISS, DISMISSED",
        "ESCALATED,    ACKNOWLEDGE, ACKNOWLEDGED", "ESCALATED,    CONFIRM, CONFIRMED",
                "ESCALATED,    DISMISS, DISMISSED",
        "ACKNOWLEDGED, ACKNOWLEDGE,", "ACKNOWLEDGED, CONFIRM, CONFIRMED", "ACKNOWLEDGED, DISMISS, DISMISSED",
        "CONFIRMED,    ACKNOWLEDGE,", "CONFIRMED,    CONFIRM,", "CONFIRMED,    DISMISS,",
        "DISMISSED,    ACKNOWLEDGE,", "DISMISSED,    CONFIRM,", "DISMISSED,    DISMISS,",
        "RETRACTED,    ACKNOWLEDGE,", "RETRACTED,    CONFIRM,", "RETRACTED,    DISMISS,",
        "MERGED,       ACKNOWLEDGE,", "MERGED,       CONFIRM,", "MERGED,       DISMISS,",
        "EXPIRED,      ACKNOWLEDGE,", "EXPIRED,      CONFIRM,", "EXPIRED,      DISMISS,",
    })
    void takesWhatTheTableSaysAndRefusesTheRestWithTheReason(
            AlertStatus status, ReviewAction action, AlertStatus after) {
        Alert alert = alertThatIs(status);
        assertThat(alert.getStatus()).isEqualTo(status);

        ReviewStatus said = desk.answer(alert, action, "reason");

        if (after == null) {
            assertThat(said.getApplied()).isFalse();
            assertThat(said.getReason()).isEqualTo(action + " is not open to an alert that is " + status);
            assertThat(desk.latest(alert)).isEqualTo(alert);
        } else {
            assertThat(said.getApplied()).isTrue();
            assertThat(desk.latest(alert).getStatus()).isEqualTo(after);
        }
    }

    private Alert alertThatIs(AlertStatus status) {
        Alert raised = desk.take(match("b", 10, 100)).get(0);
        switch (status) {
            case RAISED -> {}
            case ESCALATED -> desk.at(30).tick();
            case ACKNOWLEDGED -> desk.answer(raised, ReviewAction.ACKNOWLEDGE, null);
            case CONFIRMED -> desk.answer(raised, ReviewAction.CONFIRM, "reason");
            case DISMISSED -> desk.answer(raised, ReviewAction.DISMISS, "reason");
            case RETRACTED -> desk.take(withdrawn("b", 10, 100));
            case MERGED -> desk.take(match("a", 0, 0));
            case EXPIRED -> desk.at(20 * 3_600).tick();
        }
        return desk.latest(raised);
    }
}
