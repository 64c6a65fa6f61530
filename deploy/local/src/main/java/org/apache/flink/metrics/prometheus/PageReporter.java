package org.apache.flink.metrics.prometheus;

import io.prometheus.client.exporter.common.TextFormat;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Flink's metrics under the names that its own Prometheus reporter gives them, for a page of this process: Flink's own
 * listens on every address of the machine, and cannot be told otherwise. In Flink's package because the registry is open
 * there alone.
 */
public final class PageReporter extends AbstractPrometheusReporter {

    private static final Map<String, PageReporter> NEWEST = new ConcurrentHashMap<>();

    private final String name;

    PageReporter(String name) {
        this.name = name;
        NEWEST.put(name, this);
    }

    /** What the reporter of this name knows now, in text format 0.0.4; nothing when there is none. */
    public static byte[] text(String name) {
        PageReporter reporter = NEWEST.get(name);
        if (reporter == null) {
            return new byte[0];
        }
        StringWriter text = new StringWriter();
        try {
            TextFormat.write004(text, reporter.registry.metricFamilySamples());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        NEWEST.remove(name, this);
        super.close();
    }
}
