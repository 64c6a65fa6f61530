package io.crossfix.outlets.deliver;

import io.crossfix.kafka.KafkaSettings;
import io.crossfix.outlets.Outlet;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An engine with what it writes to and where its numbers are served. */
public final class OutletService implements AutoCloseable {

    private final TopicLog log;
    private final OutletMetrics metrics;
    private final @Nullable HTTPServer page;
    private final OutletEngine engine;

    private OutletService(TopicLog log, OutletMetrics metrics, @Nullable HTTPServer page, OutletEngine engine) {
        this.log = log;
        this.metrics = metrics;
        this.page = page;
        this.engine = engine;
    }

    /**
     * Starts one.
     *
     * @param metricsPort port on 127.0.0.1 for Prometheus; null for none, 0 for a free one
     * @throws io.crossfix.kafka.KafkaFailure when no broker answers, or a topic is missing
     * @throws UncheckedIOException when the port is taken
     */
    public static OutletService start(KafkaSettings kafka, List<Outlet> outlets, @Nullable Integer metricsPort) {
        OutletMetrics metrics = new OutletMetrics();
        HTTPServer page = metricsPort == null ? null : serve(metrics, metricsPort);
        TopicLog log = TopicLog.open(kafka);
        try {
            OutletEngine engine = OutletEngine.start(kafka, outlets, log, metrics, Clock.systemUTC());
            return new OutletService(log, metrics, page, engine);
        } catch (RuntimeException e) {
            log.close();
            if (page != null) {
                page.close();
            }
            throw e;
        }
    }

    private static HTTPServer serve(OutletMetrics metrics, int port) {
        try {
            return HTTPServer.builder()
                    .inetAddress(InetAddress.getLoopbackAddress())
                    .port(port)
                    .registry(metrics.registry())
                    .buildAndStart();
        } catch (IOException e) {
            throw new UncheckedIOException("numbers cannot be served on port " + port, e);
        }
    }

    /** Port of the page of numbers; -1 when there is none. */
    public int metricsPort() {
        return page == null ? -1 : page.getPort();
    }

    /** What it counts, for a page of somebody else. */
    public PrometheusRegistry numbers() {
        return metrics.registry();
    }

    @Override
    public void close() {
        engine.close();
        log.close();
        if (page != null) {
            page.close();
        }
    }
}
