package io.crossfix.outlets.deliver;

import io.crossfix.kafka.KafkaSettings;
import io.crossfix.outlets.Outlet;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An engine with what it writes to and where its numbers are served. */
public final class OutletService implements AutoCloseable {

    private final TopicLog log;
    private final @Nullable HTTPServer numbers;
    private final OutletEngine engine;

    private OutletService(TopicLog log, @Nullable HTTPServer numbers, OutletEngine engine) {
        this.log = log;
        this.numbers = numbers;
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
        HTTPServer numbers = metricsPort == null ? null : serve(metrics, metricsPort);
        TopicLog log = TopicLog.open(kafka);
        try {
            return new OutletService(log, numbers, OutletEngine.start(kafka, outlets, log, metrics, Clock.systemUTC()));
        } catch (RuntimeException e) {
            log.close();
            if (numbers != null) {
                numbers.close();
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

    /** Port of the numbers; -1 when they are not served. */
    public int metricsPort() {
        return numbers == null ? -1 : numbers.getPort();
    }

    @Override
    public void close() {
        engine.close();
        log.close();
        if (numbers != null) {
            numbers.close();
        }
    }
}
