package io.crossfix.flow;

import io.crossfix.record.Match;
import io.crossfix.record.RiskReading;

/** What fusing a cell leads to, as it happens. */
interface CellOutlet {

    /** A match that is new, has changed or no longer holds. */
    void match(Match match);

    /** A risk that has moved. */
    void risk(RiskReading reading);

    /** Wake this cell when event time reaches a moment, milliseconds since epoch. */
    void wakeAt(long eventTime);

    /**
     * Something may not be kept any longer: wake this cell for that by the clock on the wall, in case event time does not
     * move.
     *
     * @param due when it must be gone, milliseconds since epoch
     * @return whether the cell will be woken: not for what was due long ago by the clock
     */
    boolean setAlarm(long due);

    /** Wake this cell for its risk when a minute is over: by event time, or by the clock on the wall when that does not move. */
    void wakeAtMinute(long minute);

    /**
     * Silence is waited for: wake this cell when event time reaches {@code due}, or by the clock on the wall when event
     * time does not move.
     *
     * @param anchorAt time of the anchor, milliseconds since epoch
     * @param due when silence is certain, milliseconds since epoch
     */
    void awaitSilence(long anchorAt, long due);

    /** Something worth counting happened; see {@link StepMetrics}. */
    void count(String metric);

    /** A clock to measure work with, nanoseconds of which only differences mean anything; stands still if nobody measures. */
    default long nanos() {
        return 0;
    }

    /** A rule was asked, and that took so many nanoseconds. */
    default void asked(String rule, long nanos) {}
}
