package io.crossfix.outlets.deliver;

import io.crossfix.kafka.KafkaSettings;
import io.crossfix.outlets.Outlet;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.util.List;

/** An engine with what it writes to and what it counts. */
public final class OutletService implements AutoCloseable {

    private final TopicLog log;
    private final OutletMetrics metrics;
    private final OutletEngine engine;

    private OutletService(TopicLog log, OutletMetrics metrics, OutletEngine engine) {
        this.log = log;
        this.metrics = metrics;
        this.engine = engine;
    }

    /**
     * Starts one.
     *
     * @throws io.crossfix.kafka.KafkaFailure when no broker answers, or a topic is missing
     */
    public static OutletService start(KafkaSettings kafka, List<Outlet> outlets) {
        OutletMetrics metrics = new OutletMetrics();
        TopicLog log = TopicLog.open(kafka);
        try {
            OutletEngine engine = OutletEngine.start(kafka, outlets, log, metrics, Clock.systemUTC());
            return new OutletService(log, metrics, engine);
        } catch (RuntimeException e) {
            log.close();
            throw e;
        }
    }

    /** What it counts, for a page of numbers. */
    public PrometheusRegistry numbers() {
        return metrics.registry();
    }

    @Override
    public void close() {
        engine.close();
        log.close();
    }
}
