package io.crossfix.model;

import io.crossfix.record.Kind;
import io.crossfix.record.ScoreShare;
import java.util.ArrayList;
import java.util.List;

/**
 * A probability and what it is made of. The shares sum to the log-odds.
 *
 * @param logOdds natural log-odds
 * @param shares the prior first, then one per kind that adds something
 */
public record Score(double logOdds, List<ScoreShare> shares) {

    /** Defends the list. */
    public Score {
        shares = List.copyOf(shares);
    }

    /** The probability, [0, 1]. */
    public double probability() {
        return probability(logOdds);
    }

    private static double probability(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }

    /** The probability of {@link #of(double[])} alone, [0, 1]: what most callers need, at no allocation. */
    static double probability(double[] levels) {
        double sum = RiskWeights.PRIOR_LOG_ODDS;
        for (double level : levels) {
            sum += Math.min(RiskWeights.CAP_PER_SOURCE, level);
        }
        return probability(sum);
    }

    /** The score of levels per kind (log-odds, in the order of {@link Kind}) above the prior, each capped. */
    public static Score of(double[] levels) {
        List<ScoreShare> shares = new ArrayList<>();
        shares.add(new ScoreShare("prior", RiskWeights.PRIOR_LOG_ODDS));
        double sum = RiskWeights.PRIOR_LOG_ODDS;
        for (Kind kind : Kind.values()) {
            double level = Math.min(RiskWeights.CAP_PER_SOURCE, levels[kind.ordinal()]);
            if (level != 0) {
                shares.add(new ScoreShare(kind.name(), level));
                sum += level;
            }
        }
        return new Score(sum, shares);
    }

    /** The score of a body of evidence at a time (milliseconds since epoch), each piece decayed since it was observed. */
    public static Score of(List<Observation> evidence, long at) {
        double[] levels = new double[Kind.values().length];
        for (Observation seen : evidence) {
            double age = Math.max(0, at - seen.at());
            levels[seen.kind().ordinal()] += RiskWeights.of(seen) * Math.exp(-age / RiskWeights.MEAN_LIFE_MILLIS);
        }
        return of(levels);
    }
}
