package io.crossfix.probe;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Instant;
import java.util.Locale;

/** What became of the made-up incidents. */
public final class ProbeMetrics {

    /** Why an incident was not answered in time. */
    public enum Failure {
        /** Kafka did not keep the observations. */
        NOT_SENT,
        /** The job did not open the window that keeps the alerts out of the queue, so that none was sent. */
        NO_WINDOW,
        /** The alert did not come in time. */
        LATE
    }

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Counter sent = Counter.builder()
            .name("crossfix_probe_sent_total")
            .help("Incidents that were tried.")
            .register(registry);
    private final Counter answered = Counter.builder()
            .name("crossfix_probe_answered_total")
            .help("Incidents whose alert came in time.")
            .register(registry);
    private final Counter failed = Counter.builder()
            .name("crossfix_probe_failed_total")
            .help("Incidents that were not answered in time, by reason.")
            .labelNames("reason")
            .register(registry);
    private final Gauge lastSeen = Gauge.builder()
            .name("crossfix_probe_last_seen_timestamp_seconds")
            .help(
                    "When an alert of the probe was last seen, seconds since epoch; when the probe began, before the first.")
            .register(registry);
    private final Histogram seconds = Histogram.builder()
            .name("crossfix_probe_seconds")
            .help("From the sending of the call that decides until its alert was read.")
            .classicOnly()
            .classicUpperBounds(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60)
            .register(registry);

    /** All at nought. */
    public ProbeMetrics(Instant now) {
        for (Failure failure : Failure.values()) {
            failed.initLabelValues(label(failure));
        }
        lastSeen.set((double) now.getEpochSecond());
    }

    /** Where they are. */
    public PrometheusRegistry registry() {
        return registry;
    }

    void sent() {
        sent.inc();
    }

    void answered(Instant now, long nanos) {
        answered.inc();
        lastSeen.set((double) now.getEpochSecond());
        seconds.observe(nanos / 1e9);
    }

    void failed(Failure failure) {
        failed.labelValues(label(failure)).inc();
    }

    private static String label(Failure failure) {
        return failure.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
