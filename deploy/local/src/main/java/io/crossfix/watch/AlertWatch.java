package io.crossfix.watch;

import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicReader;
import io.crossfix.queue.AlertLine;
import io.crossfix.record.Alert;
import io.crossfix.wire.Arrival;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prints alerts as they come, and measures how long they took.
 *
 * <p>An alert is printed when it is raised, and again when its status or severity changes; that it merely grew is not
 * worth a line.
 */
public final class AlertWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AlertWatch.class);

    /** Alerts whose last printed state is remembered. */
    private static final int REMEMBERED = 10_000;

    private static final Duration POLL = Duration.ofMillis(500);

    private final Screen screen;
    private final Clock clock;
    private final Latency latency = new Latency();
    private final Map<String, String> printed = new Recent();
    private volatile ZoneId zone;
    private final AtomicLong alerts = new AtomicLong();
    private final TopicReader reader;

    private AlertWatch(TopicReader reader, Screen screen, Clock clock) {
        this.reader = reader;
        this.screen = screen;
        this.clock = clock;
        this.zone = clock.getZone();
    }

    /**
     * Watches what is appended from now on.
     *
     * @param clock the broker's clock, and the zone that times are told in
     */
    public static AlertWatch start(KafkaSettings kafka, Screen screen, Clock clock) {
        TopicReader reader = TopicReader.open(kafka, Topic.ALERTS, TopicReader.From.END, TopicReader.Until.CLOSED);
        AlertWatch watch = new AlertWatch(reader, screen, clock);
        Thread thread = new Thread(watch::readAll, "alert-watch");
        thread.setDaemon(true);
        thread.start();
        return watch;
    }

    private void readAll() {
        try {
            while (!reader.isDone()) {
                reader.poll(POLL).forEach(this::take);
            }
        } catch (RuntimeException e) {
            LOG.error("alerts are no longer watched", e);
            screen.say("crossfix: alerts are no longer shown: " + e.getMessage());
        }
    }

    private void take(Arrival arrival) {
        if (arrival.value() instanceof Alert alert) {
            latency.record(alert.getDecidedByAppendAt().toEpochMilli(), clock.millis());
            show(alert);
        }
    }

    private void show(Alert alert) {
        String state = alert.getStatus() + " " + alert.getSeverity();
        String before = printed.put(alert.getAlertId(), state);
        if (before == null) {
            alerts.incrementAndGet();
        }
        if (!state.equals(before)) {
            screen.data(AlertLine.of(alert, zone));
        }
    }

    /** Times are told in this zone from now on. */
    public void tellTimesIn(ZoneId other) {
        zone = other;
    }

    /** How long alerts took so far. */
    public Latency latency() {
        return latency;
    }

    /** Different alerts seen so far; one that was silent for 10,000 others counts again. */
    public long alerts() {
        return alerts.get();
    }

    @Override
    public void close() {
        reader.close();
    }

    private static final class Recent extends LinkedHashMap<String, String> {

        private Recent() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    }
}
