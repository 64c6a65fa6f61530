package io.crossfix.model;

import java.io.Serializable;

/**
 * What a key cell may remember.
 *
 * @param horizonMillis how far behind event time an observation may arrive and still be matched, milliseconds
 * @param maxFactsPerKind most facts of one kind on one table
 * @param risk when risk is told and how long what it rests on may change
 * @param retention how long anything observed may be kept, whoever would still look at it
 */
public record CellSettings(long horizonMillis, int maxFactsPerKind, RiskSettings risk, Retention retention)
        implements Serializable {

    /** One that keeps what its rules need. */
    public CellSettings(long horizonMillis, int maxFactsPerKind, RiskSettings risk) {
        this(horizonMillis, maxFactsPerKind, risk, Retention.NONE);
    }

    /** The same with another way of telling risk. */
    public CellSettings with(RiskSettings others) {
        return new CellSettings(horizonMillis, maxFactsPerKind, others, retention);
    }

    /** The same with other limits to what is kept. */
    public CellSettings with(Retention others) {
        return new CellSettings(horizonMillis, maxFactsPerKind, risk, others);
    }

    /** Ten minutes late at most; 20,000 facts of a kind. */
    public static final CellSettings DEFAULT = new CellSettings(600_000, 20_000, RiskSettings.DEFAULT);
}
