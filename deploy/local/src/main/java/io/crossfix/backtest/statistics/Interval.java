package io.crossfix.backtest.statistics;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A confidence interval of a proportion.
 *
 * @param lower lower end, within [0, 1]
 * @param upper upper end, within [0, 1]
 */
public record Interval(double lower, double upper) {

    /** The confidence that reports are written with. */
    public static final double CONFIDENCE = 0.95;

    /**
     * The exact interval of a binomial proportion (C. J. Clopper and E. S. Pearson, "The use of confidence or fiducial
     * limits illustrated in the case of the binomial", Biometrika 26, 1934), by quantiles of the beta distribution.
     *
     * @param successes from 0 to {@code trials}
     * @param trials from 1
     * @param confidence for example 0.95
     */
    public static Interval clopperPearson(long successes, long trials, double confidence) {
        check(successes, trials);
        double tail = (1 - confidence) / 2;
        double lower = successes == 0
                ? 0
                : BetaDistribution.of((double) successes, trials - successes + 1.0)
                        .inverseCumulativeProbability(tail);
        double upper = successes == trials
                ? 1
                : BetaDistribution.of(successes + 1.0, (double) (trials - successes))
                        .inverseSurvivalProbability(tail);
        return new Interval(lower, upper);
    }

    /**
     * The score interval of a binomial proportion (E. B. Wilson, "Probable inference, the law of succession, and statistical
     * inference", Journal of the American Statistical Association 22, 1927).
     *
     * @param successes from 0 to {@code trials}
     * @param trials from 1
     * @param confidence for example 0.95
     */
    public static Interval wilson(long successes, long trials, double confidence) {
        check(successes, trials);
        double z = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - confidence) / 2);
        double n = trials;
        double share = successes / n;
        double centre = share + z * z / (2 * n);
        double half = z * Math.sqrt(share * (1 - share) / n + z * z / (4 * n * n));
        double scale = 1 + z * z / n;
        // At the ends the formula gives 0 and 1, but for rounding.
        return new Interval(
                successes == 0 ? 0 : (centre - half) / scale, successes == trials ? 1 : (centre + half) / scale);
    }

    private static void check(long successes, long trials) {
        if (trials < 1 || successes < 0 || successes > trials) {
            throw new IllegalArgumentException(successes + " of " + trials + " is no proportion");
        }
    }
}
