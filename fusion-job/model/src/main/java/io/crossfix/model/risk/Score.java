package io.crossfix.model.risk;

import io.crossfix.record.ScoreShare;
import java.util.ArrayList;
import java.util.List;

/**
 * The probability that something goes on, and what it is made of. The shares sum to the log-odds.
 *
 * @param logOdds natural log-odds before calibration
 * @param probability after calibration, [0, 1]
 * @param shares the prior first, then one per source and ring that adds something
 */
public record Score(double logOdds, double probability, List<ScoreShare> shares) {

    /** Defends the list. */
    public Score {
        shares = List.copyOf(shares);
    }

    /** Evidence by source and ring, log-odds, decayed to one moment. */
    static final class Levels {

        private final double[] levels = new double[RiskSource.COUNT * NextWeights.RINGS];

        Levels add(RiskSource source, int ring, double logOdds) {
            levels[source.ordinal() * NextWeights.RINGS + ring] += logOdds;
            return this;
        }

        private double[] bySource() {
            double[] sums = new double[RiskSource.COUNT];
            for (RiskSource source : RiskSource.values()) {
                sums[source.ordinal()] = of(source);
            }
            return sums;
        }

        private double of(RiskSource source) {
            double sum = 0;
            for (int ring = 0; ring < NextWeights.RINGS; ring++) {
                sum += levels[source.ordinal() * NextWeights.RINGS + ring];
            }
            return sum;
        }
    }

    /** The log-odds that the levels of the sources lead to, each capped. */
    static double logOdds(double[] levels, NowWeights weights) {
        double sum = weights.prior();
        for (int source = 0; source < levels.length; source++) {
            if (levels[source] != 0) {
                sum += capped(levels[source], weights.cap(RiskSource.at(source)));
            }
        }
        return sum;
    }

    /** The log-odds that levels lead to, each source capped. */
    static double logOdds(Levels levels, NowWeights weights) {
        return logOdds(levels.bySource(), weights);
    }

    /** By how much the log-odds would be lower without a part of the level of a source. */
    static double share(Levels levels, RiskSource source, double part, NowWeights weights) {
        double level = levels.of(source);
        double cap = weights.cap(source);
        return capped(level, cap) - capped(level - part, cap);
    }

    /** The probability of {@link #of} alone, [0, 1]. */
    static double probability(Levels levels, NowWeights weights) {
        return weights.probability(logOdds(levels, weights));
    }

    /** The score that levels lead to; a capped source's rings are cut in proportion. */
    static Score of(Levels levels, NowWeights weights) {
        List<ScoreShare> shares = new ArrayList<>();
        shares.add(new ScoreShare("prior", weights.prior(), 0));
        for (RiskSource source : RiskSource.values()) {
            double level = levels.of(source);
            double cut = level == 0 ? 0 : capped(level, weights.cap(source)) / level;
            for (int ring = 0; ring < NextWeights.RINGS; ring++) {
                double share = cut * levels.levels[source.ordinal() * NextWeights.RINGS + ring];
                if (share != 0) {
                    shares.add(new ScoreShare(source.name(), share, ring));
                }
            }
        }
        double logOdds = logOdds(levels, weights);
        return new Score(logOdds, weights.probability(logOdds), shares);
    }

    private static double capped(double level, double cap) {
        return Math.max(-cap, Math.min(cap, level));
    }
}
