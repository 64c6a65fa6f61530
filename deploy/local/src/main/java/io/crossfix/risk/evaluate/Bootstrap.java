package io.crossfix.risk.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Intervals by drawing whole weeks again, with replacement (block bootstrap: H. R. Künsch, "The jackknife and the bootstrap for
 * general stationary observations", Annals of Statistics 17, 1989; here with blocks that do not overlap). Every row is given the
 * same draws, so that differences between rows are paired.
 */
final class Bootstrap {

    private static final double TAIL = 0.025;

    /** How often each week is drawn, draw by draw. */
    private final int[][] times;

    /**
     * Draws.
     *
     * @param weeks how many there are
     * @param draws how often all of them are drawn again
     */
    Bootstrap(int weeks, int draws, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        times = new int[draws][weeks];
        for (int[] draw : times) {
            for (int i = 0; i < weeks; i++) {
                draw[random.nextInt(weeks)]++;
            }
        }
    }

    /** The sums of every draw. */
    List<Tally> draw(List<Tally> weeks) {
        return Arrays.stream(times).map(draw -> sum(weeks, draw)).toList();
    }

    private static Tally sum(List<Tally> weeks, int[] times) {
        Tally sum = new Tally();
        for (int week = 0; week < times.length; week++) {
            if (times[week] > 0) {
                sum.add(weeks.get(week), times[week]);
            }
        }
        return sum;
    }

    /** A measure of a row, by its sums and those of its draws; draws without an incident tell nothing. */
    static Estimate of(Sums row, ToDoubleFunction<Tally> measure) {
        double[] drawn = row.draws().stream()
                .mapToDouble(measure)
                .filter(Double::isFinite)
                .toArray();
        return estimate(measure.applyAsDouble(row.all()), drawn);
    }

    /** By how much a row exceeds another. */
    static Estimate difference(Sums row, Sums other, ToDoubleFunction<Tally> measure) {
        double[] drawn = new double[row.draws().size()];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = measure.applyAsDouble(row.draws().get(i))
                    - measure.applyAsDouble(other.draws().get(i));
        }
        return estimate(
                measure.applyAsDouble(row.all()) - measure.applyAsDouble(other.all()),
                Arrays.stream(drawn).filter(Double::isFinite).toArray());
    }

    /**
     * Sums of a row.
     *
     * @param all over all weeks
     * @param draws over the weeks of each draw
     */
    record Sums(Tally all, List<Tally> draws) {}

    private static Estimate estimate(double value, double[] drawn) {
        if (drawn.length == 0) {
            return new Estimate(value, Double.NaN, Double.NaN);
        }
        Arrays.sort(drawn);
        return new Estimate(value, quantile(drawn, TAIL), quantile(drawn, 1 - TAIL));
    }

    /** Between the two nearest order statistics, linearly. */
    private static double quantile(double[] sorted, double share) {
        double position = share * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
