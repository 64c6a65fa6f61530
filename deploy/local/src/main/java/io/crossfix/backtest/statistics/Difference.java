package io.crossfix.backtest.statistics;

/**
 * How much larger one proportion is than another, with an interval.
 *
 * @param value the difference, [-1, 1]
 * @param lower lower end of the interval
 * @param upper upper end of the interval
 */
public record Difference(double value, double lower, double upper) {

    /**
     * The difference of two binomial proportions with its hybrid score interval (R. G. Newcombe, "Interval estimation for the
     * difference between independent proportions: comparison of eleven methods", Statistics in Medicine 17, 1998, method 10).
     *
     * @param successes of the first, from 0 to {@code trials}
     * @param trials of the first, from 1
     * @param otherSuccesses of the second
     * @param otherTrials of the second, from 1
     * @param confidence for example 0.95
     */
    public static Difference of(long successes, long trials, long otherSuccesses, long otherTrials, double confidence) {
        double first = (double) successes / trials;
        double second = (double) otherSuccesses / otherTrials;
        Interval one = Interval.wilson(successes, trials, confidence);
        Interval other = Interval.wilson(otherSuccesses, otherTrials, confidence);
        double value = first - second;
        return new Difference(
                value,
                value - Math.hypot(first - one.lower(), other.upper() - second),
                value + Math.hypot(one.upper() - first, second - other.lower()));
    }
}
