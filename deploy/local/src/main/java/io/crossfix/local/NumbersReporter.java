package io.crossfix.local;

import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;

/** Hands the job's metrics to the process that it runs in; nothing leaves the process. */
final class NumbersReporter implements MetricReporter {

    private final RunningNumbers numbers;

    NumbersReporter(RunningNumbers numbers) {
        this.numbers = numbers;
    }

    @Override
    public void open(MetricConfig config) {
        // Nothing to connect to.
    }

    @Override
    public void close() {
        // Nothing was opened.
    }

    @Override
    public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
        numbers.added(metric, name, group);
    }

    @Override
    public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
        numbers.removed(metric);
    }
}
