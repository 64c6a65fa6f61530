package io.crossfix.backtest.statistics;

/**
 * How many times as often something was counted as by chance, with an interval.
 *
 * <p>Two counts are taken to be of Poisson processes. Given their sum, the first is binomial with a proportion that depends on
 * the ratio of the two rates alone, so an exact interval of the proportion is one of the ratio (J. Przyborowski and H.
 * Wilenski, "Homogeneity of results in testing samples from Poisson series", Biometrika 31, 1940).
 *
 * @param observed counted, and out of how many
 * @param chance counted where nothing but chance was at work, and out of how many
 * @param ratio of the observed rate to the rate of chance; infinite when nothing was counted by chance
 * @param lower lower end of the interval
 * @param upper upper end; infinite when nothing was counted by chance
 */
public record Lift(Rate observed, Rate chance, double ratio, double lower, double upper) {

    /**
     * So many out of so many.
     *
     * @param count events, from 0
     * @param exposure chances that there were, from 0
     */
    public record Rate(long count, long exposure) {

        /** Events per chance. */
        public double value() {
            return (double) count / exposure;
        }

        /** Both together. */
        public Rate and(Rate other) {
            return new Rate(count + other.count, exposure + other.exposure);
        }
    }

    /**
     * The lift of one rate over another; at least one of the counts and both exposures are above 0.
     *
     * @param confidence for example 0.95
     */
    public static Lift of(Rate observed, Rate chance, double confidence) {
        if (observed.exposure() < 1 || chance.exposure() < 1 || observed.count() + chance.count() < 1) {
            throw new IllegalArgumentException("no lift of " + observed + " over " + chance);
        }
        Interval share = Interval.clopperPearson(observed.count(), observed.count() + chance.count(), confidence);
        double scale = (double) chance.exposure() / observed.exposure();
        return new Lift(
                observed,
                chance,
                observed.value() / chance.value(),
                odds(share.lower()) * scale,
                odds(share.upper()) * scale);
    }

    private static double odds(double share) {
        return share / (1 - share);
    }
}
