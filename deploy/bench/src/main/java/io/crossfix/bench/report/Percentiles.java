package io.crossfix.bench.report;

import java.util.Collection;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * A distribution of times, milliseconds, three significant digits.
 *
 * @param what is timed
 * @param count how many
 */
public record Percentiles(String what, long count, double p50, double p90, double p99, double p999, double max) {

    private static final int SIGNIFICANT_DIGITS = 3;
    private static final double MICROS = 1_000;

    /** Above the table. */
    public static final String HEADING = row("milliseconds", "count", "p50", "p90", "p99", "p99.9", "max");

    /**
     * Of these times.
     *
     * @param micros microseconds; a negative one, which only a clock set back can give, counts as 0
     */
    public static Percentiles of(String what, Collection<Long> micros) {
        Histogram histogram = new Histogram(SIGNIFICANT_DIGITS);
        micros.forEach(time -> histogram.recordValue(Math.max(0, time)));
        return new Percentiles(
                what,
                histogram.getTotalCount(),
                histogram.getValueAtPercentile(50) / MICROS,
                histogram.getValueAtPercentile(90) / MICROS,
                histogram.getValueAtPercentile(99) / MICROS,
                histogram.getValueAtPercentile(99.9) / MICROS,
                histogram.getMaxValue() / MICROS);
    }

    /** A line of the table. */
    public String text() {
        return row(what, "" + count, millis(p50), millis(p90), millis(p99), millis(p999), millis(max));
    }

    private static String row(String what, Object... cells) {
        StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-34s", what));
        for (Object cell : cells) {
            row.append(String.format(Locale.ROOT, "%9s", cell));
        }
        return row.toString();
    }

    private static String millis(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
