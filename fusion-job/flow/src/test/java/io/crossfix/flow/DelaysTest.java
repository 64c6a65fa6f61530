package io.crossfix.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

class DelaysTest {

    private static final long SEED = 20_261_127;

    private final Map<String, Counter> shown = new HashMap<>();
    private final Delays delays = Delays.in(new Group(""), "lag");

    @Test
    void aBucketHoldsWhatTookAsLongAsItOrLess() {
        delays.took(5);
        delays.took(6);
        delays.took(2_000_000);

        assertThat(count("le=5 lag-bucket")).isEqualTo(1);
        assertThat(count("le=10 lag-bucket")).isEqualTo(2);
        assertThat(count("le=600000 lag-bucket")).isEqualTo(2);
        assertThat(count("le=Inf lag-bucket")).isEqualTo(3);
        assertThat(count("lag-count")).isEqualTo(3);
        assertThat(count("lag-sum")).isEqualTo(2_000_011);
    }

    @Test
    void aClockThatRunsBehindTakesNothingAway() {
        delays.took(-40);

        assertThat(count("le=5 lag-bucket")).isEqualTo(1);
        assertThat(count("lag-sum")).isZero();
    }

    @Test
    void bucketsAreWhatCountingAnewGives() {
        Random draw = new Random(SEED);
        long[] taken = draw.longs(5_000, 0, 700_000).toArray();
        for (long millis : taken) {
            delays.took(millis);
        }

        shown.forEach((name, counter) -> {
            if (name.startsWith("le=") && !name.startsWith("le=Inf")) {
                long upTo = Long.parseLong(name.substring(3, name.indexOf(' ')));
                long expected =
                        Arrays.stream(taken).filter(millis -> millis <= upTo).count();
                assertThat(counter.getCount()).as("%s, seed %d", name, SEED).isEqualTo(expected);
            }
        });
    }

    private long count(String name) {
        return shown.get(name).getCount();
    }

    /** Keeps the counters that are registered with it. */
    private final class Group extends UnregisteredMetricsGroup {

        private final String label;

        private Group(String label) {
            this.label = label;
        }

        @Override
        public MetricGroup addGroup(String key, String value) {
            return new Group(key + "=" + value + " ");
        }

        @Override
        public <C extends Counter> C counter(String name, C counter) {
            shown.put(label + name, counter);
            return counter;
        }
    }
}
