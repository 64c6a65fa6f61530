package io.crossfix.chaos.oracle;

import static io.crossfix.chaos.oracle.Samples.NOON;
import static io.crossfix.chaos.oracle.Samples.alert;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswersTest {

    private final Map<String, Alert> last = new HashMap<>();

    @Test
    void anAnswerThatStandsIsNotForgotten() {
        said(alert("a").setStatus(AlertStatus.ACKNOWLEDGED).setAnsweredAt(NOON));
        assertThat(forgotten("a")).isEmpty();
    }

    @Test
    void norIsOneAfterWhichNobodyDecided() {
        said(alert("a")
                .setStatus(AlertStatus.ESCALATED)
                .setRaisedAt(NOON.minusSeconds(60))
                .setAnsweredAt(NOON));
        assertThat(forgotten("a")).isEmpty();
    }

    @Test
    void anAlertThatWaitsAgainHasForgottenIt() {
        said(alert("a").setStatus(AlertStatus.ESCALATED).setRaisedAt(NOON.minusSeconds(60)));
        assertThat(forgotten("a")).containsExactly("a");
    }

    @Test
    void anAlertThatIsGoneHasForgottenItToo() {
        assertThat(forgotten("a")).containsExactly("a");
    }

    @Test
    void theAnswerGoesWithTheAlertThatTookItOver() {
        said(alert("a").setStatus(AlertStatus.MERGED).setMergedInto("b"));
        said(alert("b").setStatus(AlertStatus.ACKNOWLEDGED).setAnsweredAt(NOON));
        assertThat(forgotten("a")).isEmpty();
        said(alert("b").setStatus(AlertStatus.RAISED).setRaisedAt(NOON.minusSeconds(60)));
        assertThat(forgotten("a")).containsExactly("a");
    }

    @Test
    void whatWasTakenBackAndRaisedAgainIsANewQuestion() {
        said(alert("a").setStatus(AlertStatus.RAISED).setRaisedAt(NOON.plusSeconds(60)));
        assertThat(forgotten("a")).isEmpty();
    }

    private void said(Alert.Builder alert) {
        last.put(alert.getAlertId(), alert.build());
    }

    private List<String> forgotten(String id) {
        return Answers.forgotten(last, Map.of(id, NOON));
    }
}
