package io.crossfix.flow;

import java.util.concurrent.TimeUnit;
import org.apache.flink.metrics.MetricGroup;

/**
 * How long something took, counted in fixed buckets, so that whoever reads the counters of many tasks can add them up and
 * make quantiles of the sum. One thread counts, another may read.
 */
final class Delays {

    /** Label of a bucket: how many milliseconds it reaches up to, or {@value #WITHOUT_END}. */
    static final String UP_TO = "le";

    // Prometheus reads "Inf" as it reads "+Inf", and Flink's reporter lets no plus sign through.
    private static final String WITHOUT_END = "Inf";
    private static final long[] BOUNDS = {
        5, 10, 25, 50, 100, 150, 250, 500, 1_000, 2_500, 5_000, 15_000, 60_000, 600_000
    };

    private final long[] within = new long[BOUNDS.length];
    private long count;
    private long sumMillis;

    /** Shows buckets, count and sum as counters of a group: {@code NAME-bucket}, {@code NAME-count}, {@code NAME-sum}. */
    static Delays in(MetricGroup group, String name) {
        Delays delays = new Delays();
        for (int at = 0; at < BOUNDS.length; at++) {
            int bucket = at;
            bucket(group, name, Long.toString(BOUNDS[at]), new CountedElsewhere(() -> delays.upTo(bucket)));
        }
        bucket(group, name, WITHOUT_END, new CountedElsewhere(() -> delays.count));
        group.counter(name + "-count", new CountedElsewhere(() -> delays.count));
        group.counter(name + "-sum", new CountedElsewhere(() -> delays.sumMillis));
        return delays;
    }

    private static void bucket(MetricGroup group, String name, String upTo, CountedElsewhere counted) {
        group.addGroup(UP_TO, upTo).counter(name + "-bucket", counted);
    }

    /** Something took so long; a clock that runs behind makes it nothing, never less. */
    void took(long millis) {
        long atLeastNothing = Math.max(0, millis);
        count++;
        sumMillis += Math.min(atLeastNothing, TimeUnit.DAYS.toMillis(1));
        for (int at = 0; at < BOUNDS.length; at++) {
            if (atLeastNothing <= BOUNDS[at]) {
                within[at]++;
                return;
            }
        }
    }

    private long upTo(int bucket) {
        long sum = 0;
        for (int at = 0; at <= bucket; at++) {
            sum += within[at];
        }
        return sum;
    }
}
