package io.crossfix.model.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.record.AlertStatus;
import io.crossfix.record.ReviewAction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every status with every action; an empty cell is refused. */
class LifeCycleTest {

    @ParameterizedTest
    @CsvSource({
        "RAISED,       ACKNOWLEDGED, CONFIRMED, DISMISSED",
        "ESCALATED,    ACKNOWLEDGED, CONFIRMED, DISMISSED",
        "ACKNOWLEDGED,             , CONFIRMED, DISMISSED",
        "CONFIRMED,                ,          ,",
        "DISMISSED,                ,          ,",
        "RETRACTED,                ,          ,",
        "MERGED,                   ,          ,",
        "EXPIRED,                  ,          ,",
    })
    void leadsWhereTheTableSays(
            AlertStatus from, AlertStatus afterAcknowledge, AlertStatus afterConfirm, AlertStatus afterDismiss) {
        assertThat(LifeCycle.after(from, ReviewAction.ACKNOWLEDGE)).isEqualTo(afterAcknowledge);
        assertThat(LifeCycle.after(from, ReviewAction.CONFIRM)).isEqualTo(afterConfirm);
        assertThat(LifeCycle.after(from, ReviewAction.DISMISS)).isEqualTo(afterDismiss);
    }
}
