package io.crossfix.model;

import java.io.Serializable;

/**
 * What a key cell may remember.
 *
 * @param horizonMillis how far behind event time an observation may arrive and still be matched, milliseconds
 * @param maxFactsPerKind most facts of one kind on one table
 * @param riskStep by how much a risk probability must move to be told, (0, 1)
 */
public record CellSettings(long horizonMillis, int maxFactsPerKind, double riskStep) implements Serializable {

    /** Ten minutes late at most; 20,000 facts of a kind; risk told in steps of 0.02. */
    public static final CellSettings DEFAULT = new CellSettings(600_000, 20_000, 0.02);
}
