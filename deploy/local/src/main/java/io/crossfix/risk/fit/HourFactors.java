package io.crossfix.risk.fit;

import io.crossfix.model.risk.NextWeights;
import io.crossfix.risk.study.Hours;
import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * How much more happens in some hours of the week than in others.
 *
 * @param factors from Monday, 00:00, with mean 1
 */
public record HourFactors(double[] factors) {

    /** Every hour alike. */
    public static final HourFactors FLAT = flat();

    private static final double PSEUDO_COUNTS = 5;

    private static HourFactors flat() {
        double[] flat = new double[NextWeights.HOURS_OF_WEEK];
        Arrays.fill(flat, 1);
        return new HourFactors(flat);
    }

    /** The factor of an hour of the week. */
    public double of(int hourOfWeek) {
        return factors[hourOfWeek];
    }

    /**
     * Factors of counted incidents: counts and covered time of every hour are smoothed with its neighbours (1/4, 1/2, 1/4),
     * then five incidents at the mean rate are added, and factors scaled to a mean of 1 (by exposure, so that a recording
     * need not cover whole weeks).
     *
     * @param times of incidents within the window, milliseconds since epoch
     */
    public static HourFactors fit(long[] times, Hours hours) {
        double[] counts = new double[NextWeights.HOURS_OF_WEEK];
        LongStream.of(times).forEach(at -> counts[hours.hourOfWeek(hours.piece(at))]++);
        double[] days = new double[NextWeights.HOURS_OF_WEEK];
        for (int piece = 0; piece < hours.size(); piece++) {
            days[hours.hourOfWeek(piece)] += hours.coveredDays(piece);
        }
        double meanRate = Arrays.stream(counts).sum() / Arrays.stream(days).sum();
        if (!(meanRate > 0)) {
            return FLAT;
        }
        double[] smoothCounts = smooth(counts);
        double[] smoothDays = smooth(days);
        double[] factors = new double[counts.length];
        for (int hour = 0; hour < factors.length; hour++) {
            factors[hour] = (smoothCounts[hour] + PSEUDO_COUNTS) / (smoothDays[hour] * meanRate + PSEUDO_COUNTS);
        }
        double mean = Arrays.stream(factors).average().orElse(1);
        return new HourFactors(
                Arrays.stream(factors).map(factor -> factor / mean).toArray());
    }

    private static double[] smooth(double[] circle) {
        double[] smooth = new double[circle.length];
        for (int i = 0; i < circle.length; i++) {
            double before = circle[(i + circle.length - 1) % circle.length];
            double after = circle[(i + 1) % circle.length];
            smooth[i] = before / 4 + circle[i] / 2 + after / 4;
        }
        return smooth;
    }
}
