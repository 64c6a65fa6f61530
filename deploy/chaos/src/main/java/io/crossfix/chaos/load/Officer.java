package io.crossfix.chaos.load;

import io.crossfix.kafka.KafkaFailure;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.RecordProducer;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicReader;
import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.Review;
import io.crossfix.record.ReviewAction;
import io.crossfix.record.ReviewStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A person at the desk: acknowledges the newest alert every two seconds, and remembers which answers the engine said it had
 * applied. Acknowledges only: a decision would change what is said of later incidents, and the undisturbed run has no people.
 */
public final class Officer implements AutoCloseable {

    /** The account that answers. */
    public static final String ACCOUNT = "rig-officer";

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final Duration END_WITHIN = Duration.ofSeconds(40);

    private final RecordProducer producer;
    private final TopicReader alerts;
    private final TopicReader statuses;
    private final Map<String, Instant> applied = new ConcurrentHashMap<>();
    private final Thread thread = new Thread(this::work, "officer");
    private @Nullable Alert newest;
    private volatile boolean ended;

    private Officer(KafkaSettings kafka) {
        this.producer = RecordProducer.open(kafka);
        this.alerts = TopicReader.open(kafka, Topic.ALERTS, TopicReader.From.END, TopicReader.Until.CLOSED);
        this.statuses = TopicReader.open(kafka, Topic.REVIEW_STATUS, TopicReader.From.END, TopicReader.Until.CLOSED);
    }

    /** Begins to answer. */
    public static Officer at(KafkaSettings kafka) {
        Officer officer = new Officer(kafka);
        officer.thread.setDaemon(true);
        officer.thread.start();
        return officer;
    }

    private void work() {
        long due = System.nanoTime();
        while (!ended) {
            alerts.poll(POLL).forEach(arrival -> {
                if (arrival.value() instanceof Alert alert) {
                    newest = alert;
                }
            });
            hear();
            if (newest != null && System.nanoTime() >= due) {
                acknowledge(newest);
                newest = null;
                due = System.nanoTime() + EVERY.toNanos();
            }
        }
        hear();
    }

    private void hear() {
        statuses.poll(POLL).forEach(arrival -> {
            if (arrival.value() instanceof ReviewStatus status && status.getApplied()) {
                applied.putIfAbsent(status.getAlertId(), Instant.now());
            }
        });
    }

    private void acknowledge(Alert alert) {
        if (alert.getStatus() != AlertStatus.RAISED && alert.getStatus() != AlertStatus.ESCALATED) {
            return;
        }
        Review review = Review.newBuilder()
                .setReviewId(UUID.randomUUID().toString())
                .setAlertId(alert.getAlertId())
                .setDesk(alert.getDesk())
                .setSeenRevision(alert.getRevision())
                .setSeenHash(alert.getContentHash())
                .setAction(ReviewAction.ACKNOWLEDGE)
                .setReviewer(ACCOUNT)
                .setAt(Instant.now())
                .build();
        try {
            producer.send(Topic.REVIEWS, review.getAlertId(), review);
        } catch (KafkaFailure e) {
            // Not given, so not applied; the next alert is answered instead.
            return;
        }
    }

    /** Alerts whose acknowledgement the engine said it had applied, and when that was heard. */
    public Map<String, Instant> applied() {
        return Map.copyOf(applied);
    }

    /** Answers no more. */
    @Override
    public void close() {
        ended = true;
        try {
            thread.join(END_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        alerts.close();
        statuses.close();
        producer.close();
    }
}
