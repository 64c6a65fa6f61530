package io.crossfix.model;

import java.io.Serializable;

/**
 * When risk is told and how long what it rests on may change.
 *
 * @param step by how much the probability of NOW must move to be told, (0, 1)
 * @param factor by what factor the rate of NEXT must move to be told, above 1
 * @param floor a cell whose probability of NOW is at least this is told every minute, (0, 1); what decays in days is told by
 *     {@code factor}
 * @param memoryMillis how old an observation may be to be taken in, corrected or dismissed, milliseconds; after that what it
 *     has added stands, and decays
 * @param maxFacts most observations that a key cell keeps for that
 * @param drills whether drills move the risk of places: only where everything is one, as in a simulation
 */
public record RiskSettings(double step, double factor, double floor, long memoryMillis, int maxFacts, boolean drills)
        implements Serializable {

    private static final long DEFAULT_MEMORY_MILLIS = 7 * 86_400_000L;
    private static final int DEFAULT_MAX_FACTS = 20_000;

    /** Nothing is ever told, for those whom only matches concern. */
    public static final RiskSettings SILENT =
            new RiskSettings(2, Double.MAX_VALUE, 2, DEFAULT_MEMORY_MILLIS, DEFAULT_MAX_FACTS, false);

    /** In steps of 0.02 or a tenth; every minute from 0.01 on; a week; 20,000. */
    public static final RiskSettings DEFAULT =
            new RiskSettings(0.02, 1.1, 0.01, DEFAULT_MEMORY_MILLIS, DEFAULT_MAX_FACTS, false);

    /** The same where everything is a drill, or not. */
    public RiskSettings withDrills(boolean wanted) {
        return new RiskSettings(step, factor, floor, memoryMillis, maxFacts, wanted);
    }

    /** True when nothing is ever told. */
    public boolean isSilent() {
        return step > 1;
    }
}
