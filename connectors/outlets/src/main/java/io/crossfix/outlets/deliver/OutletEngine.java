package io.crossfix.outlets.deliver;

import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicFollower;
import io.crossfix.kafka.TopicReader;
import io.crossfix.outlets.Outlet;
import io.crossfix.record.Alert;
import io.crossfix.record.Delivery;
import io.crossfix.record.DeliveryState;
import io.crossfix.wire.Arrival;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells every outlet, each by a worker of its own: one that is dead holds up no other. One engine runs for an installation;
 * a second one would tell everything twice (with the same identifiers).
 */
public final class OutletEngine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OutletEngine.class);
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(5);
    private static final long SAY_EVERY_MILLIS = 60_000;

    private final Map<String, OutletWorker> workers = new LinkedHashMap<>();
    private final Map<String, Thread> threads = new LinkedHashMap<>();
    private final OutletMetrics metrics;
    private final Clock clock;
    private final TopicFollower alerts;
    private final TopicFollower redriven;
    private long said;

    private OutletEngine(KafkaSettings kafka, List<Outlet> outlets, OutletWorker.Around around) {
        this.metrics = around.metrics();
        this.clock = around.clock();
        this.said = clock.millis();
        outlets.forEach(outlet -> workers.put(outlet.name(), new OutletWorker(outlet, around)));
        TopicReader.readAll(kafka, Topic.DELIVERIES, this::remember);
        this.alerts = new TopicFollower(kafka, Topic.ALERTS, new Reader());
        this.redriven = TopicFollower.of(kafka, Topic.DELIVERIES, Delivery.class, this::redrive);
    }

    /**
     * Reads what was delivered, then follows the alerts.
     *
     * @throws io.crossfix.kafka.KafkaFailure when no broker answers, or a topic is missing
     * @throws io.crossfix.outlets.carry.UnusableFile when a file of keys or certificates cannot be used
     */
    public static OutletEngine start(
            KafkaSettings kafka, List<Outlet> outlets, DeliveryLog log, OutletMetrics metrics, Clock clock) {
        OutletEngine engine = new OutletEngine(kafka, outlets, new OutletWorker.Around(log, metrics, clock));
        engine.workers.values().forEach(engine::begin);
        engine.alerts.start();
        engine.redriven.start();
        return engine;
    }

    private void begin(OutletWorker worker) {
        worker.hold(true);
        Thread thread = new Thread(worker, "outlet-" + worker.name());
        thread.setDaemon(true);
        threads.put(worker.name(), thread);
        thread.start();
    }

    private void remember(Arrival arrival) {
        if (arrival.value() instanceof Delivery delivery) {
            OutletWorker worker = workers.get(delivery.getOutlet());
            if (worker != null) {
                worker.remember(delivery);
            }
        }
    }

    private void redrive(Delivery delivery) {
        OutletWorker worker = workers.get(delivery.getOutlet());
        if (worker != null && delivery.getState() == DeliveryState.AGAIN) {
            worker.again(delivery);
        }
    }

    /** Hands on revisions; while it reads what is past, nobody is told. */
    private final class Reader implements TopicFollower.Taker {

        @Override
        public void begin(Map<Integer, Long> positions) {
            workers.values().forEach(worker -> worker.hold(true));
        }

        @Override
        public void take(List<Arrival> arrivals) {
            for (Arrival arrival : arrivals) {
                if (arrival.value() instanceof Alert alert) {
                    workers.values()
                            .forEach(
                                    worker -> worker.offer(alert, arrival.from().appendedAt()));
                }
            }
            if (alerts.isConnected()) {
                workers.values().forEach(worker -> worker.hold(false));
            }
            say();
        }
    }

    private void say() {
        if (clock.millis() - said >= SAY_EVERY_MILLIS) {
            said = clock.millis();
            workers.keySet().forEach(name -> LOG.info("{}", metrics.line(name)));
        }
    }

    /** Stops reading, then telling; what was not told is told by the next engine. */
    @Override
    public void close() {
        alerts.close();
        redriven.close();
        workers.values().forEach(OutletWorker::stop);
        threads.values().forEach(Thread::interrupt);
        threads.values().forEach(OutletEngine::join);
    }

    private static void join(Thread thread) {
        try {
            thread.join(STOPPED_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
