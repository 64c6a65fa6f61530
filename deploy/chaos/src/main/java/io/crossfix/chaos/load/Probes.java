package io.crossfix.chaos.load;

import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicReader;
import io.crossfix.record.Alert;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * How long people waited for alerts: for each planted incident, from when its deciding call was sent for the first time
 * until somebody who reads the topic saw the alert. Milliseconds.
 */
public final class Probes implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final long NOT_SEEN = -1;

    private final Map<String, Long> sentAt = new ConcurrentHashMap<>();
    private final ConcurrentSkipListMap<Long, Long> waits = new ConcurrentSkipListMap<>();
    private final TopicReader alerts;

    private Probes(TopicReader alerts) {
        this.alerts = alerts;
    }

    /** Looks at the alerts from now on. */
    public static Probes at(KafkaSettings kafka) {
        TopicReader alerts = TopicReader.open(kafka, Topic.ALERTS, TopicReader.From.END, TopicReader.Until.CLOSED);
        Probes probes = new Probes(alerts);
        Thread thread = new Thread(probes::look, "probes");
        thread.setDaemon(true);
        thread.start();
        return probes;
    }

    void sent(String callId) {
        long now = System.currentTimeMillis();
        sentAt.put(callId, now);
        waits.put(now, NOT_SEEN);
    }

    private void look() {
        while (!alerts.isDone()) {
            alerts.poll(POLL).forEach(arrival -> {
                if (arrival.value() instanceof Alert alert) {
                    alert.getEvidence().forEach(fact -> seen(fact.getObservationId()));
                }
            });
        }
    }

    private void seen(String id) {
        Long sent = sentAt.remove(id);
        if (sent != null) {
            waits.put(sent, System.currentTimeMillis() - sent);
        }
    }

    /**
     * The longest wait for an alert whose call was sent within a time; empty when nothing was sent.
     *
     * @param from milliseconds since epoch, included
     * @param until milliseconds since epoch, not included
     */
    public OptionalLong longestBetween(long from, long until) {
        long now = System.currentTimeMillis();
        return waits.subMap(from, until).entrySet().stream()
                .mapToLong(wait -> wait.getValue() == NOT_SEEN ? now - wait.getKey() : wait.getValue())
                .max();
    }

    /**
     * Calls sent within a time of which no alert has been seen.
     *
     * @param from milliseconds since epoch, included
     * @param until milliseconds since epoch, not included
     */
    public int unseenBetween(long from, long until) {
        return (int) sentAt.values().stream()
                .filter(sent -> sent >= from && sent < until)
                .count();
    }

    @Override
    public void close() {
        alerts.close();
    }
}
