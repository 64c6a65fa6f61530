package io.crossfix.outlets.deliver;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Numbers of all outlets, as Prometheus has them. None tells anything of an alert. */
public final class OutletMetrics {

    private static final String OUTLET = "outlet";

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Map<String, LatestQueue> queues = new ConcurrentHashMap<>();
    private final Counter delivered = Counter.builder()
            .name("crossfix_outlet_delivered_total")
            .help("Messages that a receiver took.")
            .labelNames(OUTLET, "kind")
            .register(registry);
    private final Counter failed = Counter.builder()
            .name("crossfix_outlet_failed_total")
            .help("Attempts that failed.")
            .labelNames(OUTLET)
            .register(registry);
    private final Counter dead = Counter.builder()
            .name("crossfix_outlet_dead_total")
            .help("Messages that were given up.")
            .labelNames(OUTLET)
            .register(registry);
    private final Gauge lastLag = Gauge.builder()
            .name("crossfix_outlet_last_lag_milliseconds")
            .help("From the alert's record to its delivery, for the last one, milliseconds.")
            .labelNames(OUTLET)
            .register(registry);
    private final Histogram lag = Histogram.builder()
            .name("crossfix_outlet_lag_milliseconds")
            .help("From the alert's record to its delivery, milliseconds.")
            .classicOnly()
            .classicUpperBounds(10, 50, 100, 250, 500, 1_000, 5_000, 30_000, 60_000, 600_000, 3_600_000)
            .labelNames(OUTLET)
            .register(registry);

    /** All at nought. */
    public OutletMetrics() {
        GaugeWithCallback.builder()
                .name("crossfix_outlet_queue_alerts")
                .help("Alerts that wait to be told.")
                .labelNames(OUTLET)
                .callback(told -> queues.forEach((name, queue) -> told.call(queue.size(), name)))
                .register(registry);
        GaugeWithCallback.builder()
                .name("crossfix_outlet_oldest_milliseconds")
                .help("How long the oldest alert that waits has been waiting, milliseconds; 0 when none does.")
                .labelNames(OUTLET)
                .callback(told -> queues.forEach((name, queue) -> told.call((double) queue.age(), name)))
                .register(registry);
    }

    /** Where they are. */
    public PrometheusRegistry registry() {
        return registry;
    }

    void watch(String outlet, LatestQueue queue) {
        queues.put(outlet, queue);
        for (String kind : List.of("announce", "update", "cancel", "refresh")) {
            delivered.initLabelValues(outlet, kind);
        }
        lag.initLabelValues(outlet);
        lastLag.initLabelValues(outlet);
        failed.initLabelValues(outlet);
        dead.initLabelValues(outlet);
    }

    void delivered(String outlet, String kind) {
        delivered.labelValues(outlet, kind.toLowerCase(Locale.ROOT)).inc();
    }

    void lag(String outlet, long millis) {
        lastLag.labelValues(outlet).set((double) millis);
        lag.labelValues(outlet).observe((double) millis);
    }

    void failed(String outlet) {
        failed.labelValues(outlet).inc();
    }

    void dead(String outlet) {
        dead.labelValues(outlet).inc();
    }

    /** One line for the log. */
    String line(String outlet) {
        LatestQueue queue = queues.get(outlet);
        double sum = 0;
        for (String kind : List.of("announce", "update", "cancel")) {
            sum += delivered.labelValues(outlet, kind).get();
        }
        return String.format(
                Locale.ROOT,
                "outlet %s: delivered %.0f, failed %.0f, dead %.0f, waiting %d, oldest %d ms, last lag %.0f ms",
                outlet,
                sum,
                failed.labelValues(outlet).get(),
                dead.labelValues(outlet).get(),
                queue == null ? 0 : queue.size(),
                queue == null ? 0 : queue.age(),
                lastLag.labelValues(outlet).get());
    }
}
