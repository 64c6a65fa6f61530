package io.crossfix.backtest;

import io.crossfix.record.Alert;
import java.util.Comparator;

/**
 * An alert that stands at the end of a run.
 *
 * @param id as in production
 * @param at its earliest evidence, milliseconds since epoch
 */
record FoundAlert(String id, long at) {

    static final Comparator<FoundAlert> BY_TIME =
            Comparator.comparingLong(FoundAlert::at).thenComparing(FoundAlert::id);

    static FoundAlert of(Alert alert) {
        return new FoundAlert(alert.getAlertId(), alert.getStartedAt().toEpochMilli());
    }
}
