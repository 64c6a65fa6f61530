package io.crossfix.audit.report;

import io.crossfix.backtest.statistics.Interval;
import org.jspecify.annotations.Nullable;

/**
 * A proportion with its 95 % interval (Wilson).
 *
 * @param count how many
 * @param of out of how many
 * @param share the proportion, null when it is out of none
 * @param lower lower end, null when it is out of none
 * @param upper upper end, null when it is out of none
 */
public record Share(
        long count,
        long of,
        @Nullable Double share,
        @Nullable Double lower,
        @Nullable Double upper) {

    static Share of(long count, long of) {
        if (of == 0) {
            return new Share(0, 0, null, null, null);
        }
        Interval interval = Interval.wilson(count, of, Interval.CONFIDENCE);
        return new Share(count, of, (double) count / of, interval.lower(), interval.upper());
    }
}
