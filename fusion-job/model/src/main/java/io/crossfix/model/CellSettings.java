package io.crossfix.model;

import java.io.Serializable;

/**
 * What a key cell may remember.
 *
 * @param horizonMillis how far behind event time an observation may arrive and still be matched, milliseconds
 * @param maxFactsPerKind most facts of one kind on one table
 * @param risk when risk is told and how long what it rests on may change
 */
public record CellSettings(long horizonMillis, int maxFactsPerKind, RiskSettings risk) implements Serializable {

    /** Ten minutes late at most; 20,000 facts of a kind. */
    public static final CellSettings DEFAULT = new CellSettings(600_000, 20_000, RiskSettings.DEFAULT);
}
