package io.crossfix.flow;

import java.io.Serializable;

/**
 * What one rule may take on one task before it is put into shadow, and then paused.
 *
 * @param windowNanos length of a window over which work is judged, nanoseconds of the task's own clock
 * @param maxShare most of a window that may be spent on the rule, (0, 1]
 * @param maxNanosPerTurn most work for each turn in the window: an observation, or a moment that a cell waited for;
 *     nanoseconds. A rule must exceed this and {@code maxShare} in two windows in a row
 * @param graceNanos how long after the task's first turn rules are judged more mildly, because their code is not compiled
 *     yet, nanoseconds
 * @param graceTurns and for how many turns: whichever lasts longer
 * @param graceFactor by how much the limits on work are multiplied meanwhile
 * @param shadowMatchesPerHour most new matches with anchors in the same hour of event time; beyond, the rule is put into
 *     shadow
 * @param offMatchesPerHour the same; beyond, the rule is paused
 */
public record BudgetLimits(
        long windowNanos,
        double maxShare,
        long maxNanosPerTurn,
        long graceNanos,
        int graceTurns,
        int graceFactor,
        int shadowMatchesPerHour,
        int offMatchesPerHour)
        implements Serializable {

    /** Windows of 1 s, 25 %, 250 microseconds; 10 s and 1,000 turns at 4 times that; 5,000 and 20,000 matches. */
    public static final BudgetLimits DEFAULT =
            new BudgetLimits(1_000_000_000L, 0.25, 250_000, 10_000_000_000L, 1_000, 4, 5_000, 20_000);

    /** No limits, for a run in which a rule may take all the time that there is. */
    public static final BudgetLimits NONE = new BudgetLimits(
            DEFAULT.windowNanos(), Double.MAX_VALUE, Long.MAX_VALUE, 0, 0, 1, Integer.MAX_VALUE, Integer.MAX_VALUE);
}
