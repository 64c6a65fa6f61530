package io.crossfix.probe;

import io.crossfix.kafka.KafkaFailure;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.RecordProducer;
import io.crossfix.kafka.Topic;
import io.crossfix.probe.ProbeMetrics.Failure;
import io.crossfix.record.Alert;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one made-up incident after the other and waits for the alert of each. The alert is taken back by taking back what it
 * rests on, so that nothing stays open. For one thread.
 */
public final class Probe implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Probe.class);
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final RecordProducer producer;
    private final Replies<Alert> alerts;
    private final ProbeWindow window;
    private final Settings settings;
    private final ProbeMetrics metrics;
    private final Clock clock;

    /**
     * What it is told.
     *
     * @param place where incidents happen
     * @param desk that owns the place
     * @param every from one incident to the next; every spot rests for longer than two incidents count as one
     * @param within how soon an alert has to come
     */
    public record Settings(ProbePlace place, String desk, Duration every, Duration within) {

        /** Incidents no nearer in time than this: many in a short time would count as a storm. */
        public static final Duration SHORTEST = Duration.ofSeconds(40);

        /** @throws IllegalArgumentException naming what is out of range */
        public Settings {
            if (every.compareTo(SHORTEST) < 0 || every.compareTo(Duration.ofHours(1)) > 0) {
                throw new IllegalArgumentException("every must be within 40 s and 1 h, was " + every);
            }
        }
    }

    private Probe(KafkaSettings kafka, Settings settings, ProbeMetrics metrics, Clock clock) {
        this.producer = RecordProducer.open(kafka);
        this.alerts = new Replies<>(kafka, Topic.ALERTS, Alert.class);
        this.window = new ProbeWindow(kafka, producer, settings.place(), settings.desk(), clock);
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Opens one; the brokers are asked at the first incident. */
    public static Probe open(KafkaSettings kafka, Settings settings, ProbeMetrics metrics, Clock clock) {
        return new Probe(kafka, settings, metrics, clock);
    }

    /**
     * Sends an incident and waits for its alert.
     *
     * @return milliseconds from the sending of the call that decides until its alert was read; nothing when it did not come
     *     in time
     */
    public Optional<Long> once() {
        metrics.sent();
        try {
            if (!window.isOpen(settings.within())) {
                return failed(Failure.NO_WINDOW, "the job has not opened the probe's suppression window");
            }
            return sendAndWait();
        } catch (KafkaFailure e) {
            return failed(Failure.NOT_SENT, e.getMessage());
        }
    }

    private Optional<Long> sendAndWait() {
        long turn = clock.millis() / settings.every().toMillis();
        ProbeIncident incident =
                new ProbeIncident("probe-" + UUID.randomUUID(), settings.place().spot(turn), clock.instant());
        producer.deliver(Topic.GUNSHOT, ProbeIncident.SENSOR, incident.shot());
        long[] sentAt = new long[1];
        Optional<Alert> seen = alerts.after(
                () -> {
                    sentAt[0] = System.nanoTime();
                    producer.deliver(Topic.CALL, ProbeIncident.SENSOR, incident.call());
                },
                alert -> rests(alert, incident),
                settings.within());
        long nanos = System.nanoTime() - sentAt[0];
        Optional<Long> took = seen.isPresent()
                ? answered(nanos)
                : failed(Failure.LATE, "no alert within " + settings.within().toSeconds() + " s");
        takeBack(incident);
        return took;
    }

    private Optional<Long> answered(long nanos) {
        metrics.answered(clock.instant(), nanos);
        return Optional.of(nanos / NANOS_PER_MILLI);
    }

    private static boolean rests(Alert alert, ProbeIncident incident) {
        return alert.getEvidence().stream()
                .anyMatch(fact -> fact.getObservationId().equals(incident.id()));
    }

    private void takeBack(ProbeIncident incident) {
        try {
            producer.send(Topic.CALL, ProbeIncident.SENSOR, incident.callTakenBack());
            producer.send(Topic.GUNSHOT, ProbeIncident.SENSOR, incident.shotTakenBack());
        } catch (KafkaFailure e) {
            // A drill that stays stands among the suppressed until it expires.
            LOG.warn("the probe's incident was not taken back: {}", e.getMessage());
        }
    }

    private Optional<Long> failed(Failure failure, String why) {
        LOG.warn("the probe was not answered: {}", why);
        metrics.failed(failure);
        return Optional.empty();
    }

    @Override
    public void close() {
        try {
            window.close();
        } catch (KafkaFailure e) {
            LOG.warn("the probe's suppression window stays open until it ends by itself: {}", e.getMessage());
        }
        alerts.close();
        producer.close();
    }
}
