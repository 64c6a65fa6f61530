package io.crossfix.watch;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Time from the broker's append of the observation that decided an alert until a reader has that alert, milliseconds.
 *
 * <p>Both ends must be told by one clock: measured where broker and reader share a machine.
 */
public final class Latency {

    private static final long LONGEST = TimeUnit.HOURS.toMillis(24);
    private static final int DIGITS = 3;

    private final Histogram millis = new ConcurrentHistogram(1, LONGEST, DIGITS);

    /**
     * Takes one alert into account; does nothing when no observation decided it.
     *
     * @param decidedByAppendAt milliseconds since epoch; 0 when the clock or a person decided
     * @param readAt milliseconds since epoch
     */
    public void record(long decidedByAppendAt, long readAt) {
        if (decidedByAppendAt > 0) {
            millis.recordValue(Math.min(Math.max(readAt - decidedByAppendAt, 0), LONGEST));
        }
    }

    /** The time that this share of alerts took at most, milliseconds; 0 when there was none. */
    public long at(double percentile) {
        return millis.getValueAtPercentile(percentile);
    }

    @Override
    public String toString() {
        return millis.getTotalCount() == 0 ? "-" : "p50 " + at(50) + " ms p99 " + at(99) + " ms";
    }
}
