package io.crossfix.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.sun.net.httpserver.HttpServer;
import io.crossfix.local.Patience;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.metrics.CharacterFilter;
import org.apache.flink.metrics.LogicalScopeProvider;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;
import org.apache.flink.metrics.reporter.Scheduled;
import org.junit.jupiter.api.Test;

/** The shipped configuration of OpenTelemetry makes Flink's reporter send to whoever listens there. */
class OpenTelemetryTest {

    private static final String PREFIX = "metrics.reporter.otel.";
    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(30), Duration.ofMillis(50));

    @Test
    void everyKeyIsOneOfTheReporters() throws Exception {
        Set<String> known = new TreeSet<>(Set.of("factory.class", "interval"));
        for (Field field : Class.forName("org.apache.flink.metrics.otel.OpenTelemetryReporterOptions")
                .getFields()) {
            if (field.get(null) instanceof ConfigOption<?> option) {
                known.add(option.key());
            }
        }
        assertThat(known).hasSizeGreaterThan(6).containsAll(written().stringPropertyNames());
    }

    @Test
    void whatTheJobCountsIsSentToTheCollector() throws Exception {
        List<String> received = new CopyOnWriteArrayList<>();
        HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        // As written, but for what this test can listen to: gRPC needs HTTP/2.
        Properties settings = written();
        settings.setProperty("exporter.protocol", "HTTP");
        settings.setProperty(
                "exporter.endpoint",
                "http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/metrics");
        MetricConfig config = new MetricConfig();
        config.putAll(settings);
        MetricReporter reporter = factory(settings).createMetricReporter(settings);
        try {
            reporter.open(config);
            SimpleCounter counted = new SimpleCounter();
            counted.inc(7);
            reporter.notifyOfAddedMetric(counted, "admitted", new Group());
            ((Scheduled) reporter).report();

            PATIENCE.await("the collector is told", () -> !received.isEmpty());
        } finally {
            reporter.close();
            collector.stop(0);
        }
        assertThat(received.get(0)).contains("crossfix.stream.admitted", "service.name");
    }

    @Test
    void theReporterOpensAsWritten() throws Exception {
        Properties settings = written();
        MetricConfig config = new MetricConfig();
        config.putAll(settings);
        MetricReporter reporter = factory(settings).createMetricReporter(settings);

        reporter.open(config);
        reporter.close();
    }

    private static MetricReporterFactory factory(Properties settings) throws ReflectiveOperationException {
        return Class.forName(settings.getProperty("factory.class"))
                .asSubclass(MetricReporterFactory.class)
                .getDeclaredConstructor()
                .newInstance();
    }

    private static Properties written() throws IOException {
        JsonNode file = new ObjectMapper(new YAMLFactory())
                .readTree(Path.of("../flink/conf/otel.yaml").toFile());
        Properties settings = new Properties();
        file.properties().forEach(entry -> {
            if (entry.getKey().startsWith(PREFIX)) {
                settings.setProperty(
                        entry.getKey().substring(PREFIX.length()),
                        entry.getValue().asText());
            }
        });
        assertThat(file.path("metrics.reporters").asText()).isEqualTo("prom,otel");
        return settings;
    }

    /** Of a step, as Flink names it. */
    private static final class Group extends UnregisteredMetricsGroup implements LogicalScopeProvider {

        @Override
        public String getLogicalScope(CharacterFilter filter) {
            return getLogicalScope(filter, '.');
        }

        @Override
        public String getLogicalScope(CharacterFilter filter, char delimiter) {
            return String.join(
                    String.valueOf(delimiter), "taskmanager", "job", "task", "operator", "crossfix", "stream");
        }

        @Override
        public MetricGroup getWrappedMetricGroup() {
            return this;
        }
    }
}
