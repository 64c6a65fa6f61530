package io.crossfix.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.crossfix.console.alert.AlertFeed;
import io.crossfix.console.alert.Calling;
import io.crossfix.console.port.HealthSource;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the console counts and sees, for Prometheus: answers of its own, alerts that wait for people, and the streams as
 * its health page has them. Labels are desks, severities, streams and status codes; nothing tells of one alert or person.
 */
public final class ConsoleMetrics {

    private static final String STREAM = "stream";

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final AlertFeed feed;
    private final @Nullable HealthSource health;
    private JsonNode seen = JsonNodeFactory.instance.objectNode();
    private final Counter requests = Counter.builder()
            .name("crossfix_console_requests_total")
            .help("Answered HTTP requests by status.")
            .labelNames("status")
            .register(registry);

    ConsoleMetrics(AlertFeed feed, List<String> desks, @Nullable HealthSource health, Clock clock) {
        this.feed = feed;
        this.health = health;
        gauge("connected", "1 while the alerts are read from Kafka.")
                .callback(told -> told.call(feed.isConnected() ? 1 : 0))
                .register(registry);
        gauge("followers", "Pages that follow the alerts.")
                .callback(told -> told.call(feed.followers()))
                .register(registry);
        alerts(desks, clock);
        streams();
        gauge("job_lag_records", "Observations that the job has not worked off for good.")
                .callback(told -> tell(told, seen.path("job").path("lagRecords")))
                .register(registry);
    }

    private void alerts(List<String> desks, Clock clock) {
        gauge(
                        "unanswered_alerts",
                        "Alerts in the queue that nobody has answered, drills left aside, by desk and severity.")
                .labelNames("desk", "severity")
                .callback(told -> Calling.counts(feed.all(), desks)
                        .forEach(count -> told.call(
                                (double) count.alerts(),
                                count.desk(),
                                count.severity().name())))
                .register(registry);
        gauge("oldest_unanswered_seconds", "How long the oldest of them has been waiting; 0 when none does.")
                .labelNames("desk")
                .callback(told -> Calling.oldestSeconds(feed.all(), desks, clock.instant())
                        .forEach((desk, seconds) -> told.call(seconds, desk)))
                .register(registry);
    }

    private void streams() {
        stream("stream_records_per_second", "Records appended to the stream, per second, lately.", "ratePerSecond");
        stream("stream_age_seconds", "Since the newest record of the stream was appended.", "ageSeconds");
        stream("stream_lag_records", "Records that the job has not worked off for good.", "lagRecords");
        stream(
                "stream_rejected_last_hour",
                "Records refused in the last hour, as far as they were seen.",
                "rejected1h");
        gauge("stream_silent_sensors", "Sensors that used to be heard and are not.")
                .labelNames(STREAM)
                .callback(told -> each(
                        (stream, name) -> told.call(stream.path("silentSensors").size(), name)))
                .register(registry);
    }

    private void stream(String name, String help, String field) {
        gauge(name, help)
                .labelNames(STREAM)
                .callback(told -> each((stream, label) -> tell(told, stream.path(field), label)))
                .register(registry);
    }

    private interface OfStream {
        void tell(JsonNode stream, String label);
    }

    private void each(OfStream one) {
        seen.path("streams")
                .forEach(stream -> one.tell(stream, stream.path(STREAM).asText().toLowerCase(Locale.ROOT)));
    }

    // What nobody knows is left out, not zero.
    private static void tell(GaugeWithCallback.Callback told, JsonNode value, String... labels) {
        if (value.isNumber()) {
            told.call(value.asDouble(), labels);
        }
    }

    private static GaugeWithCallback.Builder gauge(String name, String help) {
        return GaugeWithCallback.builder().name("crossfix_console_" + name).help(help);
    }

    /** A request was answered. */
    public void answered(int status) {
        requests.labelValues(Integer.toString(status)).inc();
    }

    /** Everything, as Prometheus reads it (text format 0.0.4). */
    synchronized byte[] text() {
        // Once for all gauges that show something of it: it is dear, and they shall tell of one moment.
        seen = health == null ? seen : health.health();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(out, registry.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
