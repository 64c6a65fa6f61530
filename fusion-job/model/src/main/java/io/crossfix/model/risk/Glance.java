package io.crossfix.model.risk;

import java.util.Arrays;

/**
 * Both scores of a ledger at a moment, explained by nothing: what is asked of every cell that has moved, though few are told of.
 * Allocates nothing. One per task; not thread-safe.
 */
final class Glance {

    private final double[] levels = new double[RiskSource.COUNT];
    private double logOdds;
    private double perDay;

    /** Looks at a ledger as of a time, milliseconds since epoch. */
    void at(RiskLedger ledger, RiskWeights weights, long at) {
        NextWeights next = weights.next();
        Arrays.fill(levels, 0);
        perDay = next.level() * (next.basePerDay() + ledger.glance(at, next, levels));
        logOdds = Score.logOdds(levels, weights.now());
    }

    /** Of NOW, after calibration, [0, 1]. */
    double probability(NowWeights weights) {
        return weights.probability(logOdds);
    }

    /** Of NEXT at the mean hour of the week, incidents per day: what the hour adds, every reader knows. */
    double perDay() {
        return perDay;
    }
}
