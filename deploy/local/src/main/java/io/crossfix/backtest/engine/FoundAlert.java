package io.crossfix.backtest.engine;

import io.crossfix.record.Alert;
import java.util.Comparator;

/**
 * An alert that stands at the end of a run.
 *
 * @param id as in production
 * @param at its earliest evidence, milliseconds since epoch
 */
public record FoundAlert(String id, long at) {

    public static final Comparator<FoundAlert> BY_TIME =
            Comparator.comparingLong(FoundAlert::at).thenComparing(FoundAlert::id);

    public static FoundAlert of(Alert alert) {
        return new FoundAlert(alert.getAlertId(), alert.getStartedAt().toEpochMilli());
    }
}
