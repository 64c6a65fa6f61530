package io.crossfix.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

class RunningNumbersTest {

    private final RunningNumbers numbers = new RunningNumbers();

    @Test
    void countersOfAllSubtasksAreSummed() {
        register(counted(3), "admitted", "operator", "0", "crossfix");
        register(counted(4), "admitted", "operator", "1", "crossfix");

        assertThat(numbers.now().of("admitted")).isEqualTo(7);
    }

    @Test
    void groupsBelowTheProjectsOwnBecomePartOfTheName() {
        register(counted(2), "FUTURE", "operator", "0", "crossfix", "rejected");
        register(counted(5), "rejected.BAD_ID", "operator", "0", "crossfix");

        assertThat(numbers.now().family("rejected")).isEqualTo(Map.of("FUTURE", 2L, "BAD_ID", 5L));
        assertThat(numbers.now().sum("rejected")).isEqualTo(7);
    }

    @Test
    void whatThereIsOfEachRuleIsAFamily() {
        register(counted(2), "matches", "operator", "0", "crossfix", "rule", "shots-called-in");
        register(counted(3), "matches", "operator", "1", "crossfix", "rule", "shots-called-in");

        assertThat(numbers.now().family("matches")).isEqualTo(Map.of("shots-called-in", 5L));
    }

    @Test
    void ofSeveralLabelsTheLastOneCountsAndFamiliesHaveASum() {
        register(counted(2), "rejected", "operator", "0", "crossfix", "stream", "gunshot", "reason", "FUTURE");
        register(counted(3), "rejected", "operator", "0", "crossfix", "stream", "call", "reason", "FUTURE");
        register(counted(5), "admitted", "operator", "0", "crossfix", "stream", "call");
        register(counted(7), "lag-bucket", "operator", "0", "crossfix", "stream", "call", "le", "100");

        assertThat(numbers.now().values()).isEqualTo(Map.of("rejected.FUTURE", 5L, "admitted.call", 5L));
        assertThat(numbers.now().of("admitted")).isEqualTo(5);
    }

    @Test
    void howOftenTheJobWasStartedAgainIsKnownToo() {
        register((Gauge<Long>) () -> 2L, "numRestarts", "jobmanager", "job");

        assertThat(numbers.now().of(RunningNumbers.RESTARTS)).isEqualTo(2);
    }

    @Test
    void gaugesAreReadWhenAsked() {
        long[] held = {10};
        register((Gauge<Long>) () -> held[0], "facts", "operator", "0", "crossfix");
        held[0] = 11;

        assertThat(numbers.now().of("facts")).isEqualTo(11);
    }

    @Test
    void whatAnEndedTaskCountedStays() {
        Counter first = counted(3);
        register(first, "admitted", "operator", "0", "crossfix");
        numbers.removed(first);
        register(counted(1), "admitted", "operator", "0", "crossfix");

        assertThat(numbers.now().of("admitted")).isEqualTo(4);
    }

    @Test
    void flinksOwnMetricsAreLeftAlone() {
        register(counted(3), "numRecordsIn", "operator", "0");

        assertThat(numbers.now().values()).isEmpty();
    }

    private void register(Metric metric, String name, String... scope) {
        numbers.added(metric, name, new Scoped(scope));
    }

    private static Counter counted(long count) {
        Counter counter = new SimpleCounter();
        counter.inc(count);
        return counter;
    }

    private static final class Scoped extends UnregisteredMetricsGroup implements MetricGroup {

        private final String[] scope;

        private Scoped(String[] scope) {
            this.scope = scope;
        }

        @Override
        public String[] getScopeComponents() {
            return scope.clone();
        }
    }
}
