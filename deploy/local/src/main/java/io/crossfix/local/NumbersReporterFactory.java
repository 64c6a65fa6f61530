package io.crossfix.local;

import java.util.Properties;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** Flink finds it by its class name, through {@code META-INF/services}. */
public final class NumbersReporterFactory implements MetricReporterFactory {

    /** Option that names the numbers to report into. */
    static final String INTO = "into";

    @Override
    public MetricReporter createMetricReporter(Properties properties) {
        return new NumbersReporter(RunningNumbers.registered(properties.getProperty(INTO, RunningNumbers.GROUP)));
    }
}
