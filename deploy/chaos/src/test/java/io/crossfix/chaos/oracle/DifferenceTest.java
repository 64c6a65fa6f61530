package io.crossfix.chaos.oracle;

import static io.crossfix.chaos.oracle.Samples.NOON;
import static io.crossfix.chaos.oracle.Samples.alert;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;

/** An oracle that finds nothing proves nothing: it is shown what it must find. */
class DifferenceTest {

    private final Map<String, SpecificRecordBase> undisturbed = said(alert("a"), alert("b"), alert("c"));

    @Test
    void theSameIsNoDifference() {
        Difference none = compared(said(alert("c"), alert("b"), alert("a")));
        assertThat(none.isNone()).isTrue();
        assertThat(none.compared()).isEqualTo(3);
    }

    @Test
    void anAlertThatWasLostIsFound() {
        Difference found = compared(said(alert("a"), alert("c")));
        assertThat(found.lost()).containsExactly("b");
        assertThat(found.isNone()).isFalse();
    }

    @Test
    void anAlertThatNobodyElseHasIsFound() {
        Difference found = compared(said(alert("a"), alert("b"), alert("c"), alert("d")));
        assertThat(found.extra()).containsExactly("d");
        assertThat(found.isNone()).isFalse();
    }

    @Test
    void aFieldThatDiffersIsNamedWithBothValues() {
        Difference found = compared(said(alert("a"), alert("b").setScore(0.7), alert("c")));
        assertThat(found.different()).containsExactly("b score: 0.7 undisturbed: 0.8");
    }

    @Test
    void whatAClockSaysIsLeftOutAndNothingElse() {
        Difference found = compared(said(
                alert("a").setRevision(7).setRaisedAt(NOON).setStatus(AlertStatus.ESCALATED),
                alert("b").setExpiresAt(NOON).setLate(true),
                alert("c")));
        assertThat(found.isNone()).as("%s", found.different()).isTrue();
    }

    @Test
    void aDecisionIsNoMatterOfClocks() {
        Difference found = compared(said(alert("a").setStatus(AlertStatus.CONFIRMED), alert("b"), alert("c")));
        assertThat(found.different()).containsExactly("a status: CONFIRMED undisturbed: RAISED");
    }

    @Test
    void everyFieldThatIsLeftOutExistsAndHasAReason() {
        List<String> fields = Alert.getClassSchema().getFields().stream()
                .map(Schema.Field::name)
                .toList();
        assertThat(fields).containsAll(OfTheClock.ALERTS.keySet());
        assertThat(OfTheClock.ALERTS.values())
                .allSatisfy(reason -> assertThat(reason).isNotBlank());
        assertThat(OfTheClock.ALERTS.keySet()).doesNotContain("status", "evidence", "score", "matchIds", "severity");
    }

    private Difference compared(Map<String, SpecificRecordBase> disturbed) {
        return Difference.of(disturbed, undisturbed, OfTheClock.ALERTS.keySet());
    }

    private static Map<String, SpecificRecordBase> said(Alert.Builder... alerts) {
        Map<String, SpecificRecordBase> byId = new HashMap<>();
        Arrays.stream(alerts).map(Alert.Builder::build).forEach(alert -> byId.put(alert.getAlertId(), alert));
        return byId;
    }
}
