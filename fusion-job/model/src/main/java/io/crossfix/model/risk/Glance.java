package io.crossfix.model.risk;

import java.util.Arrays;

/**
 * Both scores of a ledger at a moment, explained by nothing: what is asked of every cell that has moved, though few are told of.
 * Allocates nothing. One per task; not thread-safe.
 */
final class Glance {

    /** Zones change their offset at quarters of an hour. */
    private static final long QUARTER_MILLIS = 900_000;

    private final double[] levels = new double[RiskSource.COUNT];
    private long quarter = Long.MIN_VALUE;
    private double hour;
    private double logOdds;
    private double perDay;

    /** Looks at a ledger as of a time, milliseconds since epoch. */
    void at(RiskLedger ledger, RiskWeights weights, long at) {
        NextWeights next = weights.next();
        double factor = hourFactor(next, at);
        Arrays.fill(levels, 0);
        perDay = next.level() * (factor * next.basePerDay() + ledger.glance(at, next, factor, levels));
        logOdds = Score.logOdds(levels, weights.now());
    }

    /** Other weights are in force. */
    void forget() {
        quarter = Long.MIN_VALUE;
    }

    private double hourFactor(NextWeights next, long at) {
        long now = Math.floorDiv(at, QUARTER_MILLIS);
        if (now != quarter) {
            quarter = now;
            hour = next.hourFactor(at);
        }
        return hour;
    }

    /** Of NOW, after calibration, [0, 1]. */
    double probability(NowWeights weights) {
        return weights.probability(logOdds);
    }

    /** Of NEXT, incidents per day. */
    double perDay() {
        return perDay;
    }
}
