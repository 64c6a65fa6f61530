package org.apache.flink.metrics.prometheus;

import java.util.Properties;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** Flink finds it by its class name, through {@code META-INF/services}. */
public final class PageReporterFactory implements MetricReporterFactory {

    /** Option that names the reporter. */
    public static final String NAME = "name";

    @Override
    public MetricReporter createMetricReporter(Properties properties) {
        return new PageReporter(properties.getProperty(NAME, NAME));
    }
}
