package io.crossfix.console;

import io.crossfix.kafka.RecordProducer;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicReader;
import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.Review;
import io.crossfix.record.ReviewAction;
import io.crossfix.record.ReviewStatus;
import io.crossfix.wire.Arrival;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Plays the job's part towards the console: keeps the alerts that it published, and applies a review or says why not. */
final class StandInEngine implements AutoCloseable {

    private final RecordProducer producer;
    private final TopicReader reviews;
    private final Thread reading;
    private final Map<String, Alert> alerts = new ConcurrentHashMap<>();
    private final List<Review> received = new CopyOnWriteArrayList<>();
    private final List<Review> applied = new CopyOnWriteArrayList<>();

    StandInEngine(ConsoleRig rig) {
        this.producer = RecordProducer.open(rig.kafka());
        this.reviews = TopicReader.open(rig.kafka(), Topic.REVIEWS, TopicReader.From.END, TopicReader.Until.CLOSED);
        this.reading = new Thread(() -> reviews.forEach(this::take), "stand-in-engine");
        reading.setDaemon(true);
        reading.start();
    }

    /** Publishes a revision. */
    void says(Alert alert) {
        alerts.put(alert.getAlertId(), alert);
        producer.send(Topic.ALERTS, alert.getAlertId(), alert);
        producer.flush();
    }

    /** Every review that reached the topic, in its order. */
    List<Review> received() {
        return List.copyOf(received);
    }

    /** Those that were applied, in their order. */
    List<Review> applied() {
        return List.copyOf(applied);
    }

    /** Ends every alert that is still open, as the engine does when time is up. */
    void expireAll() {
        for (Alert alert : alerts.values()) {
            if (alert.getDecidedAt() == null && alert.getStatus() != AlertStatus.EXPIRED) {
                says(Alert.newBuilder(alert)
                        .setRevision(alert.getRevision() + 1)
                        .setStatus(AlertStatus.EXPIRED)
                        .setExpiresAt(null)
                        .setEscalatesAt(null)
                        .build());
            }
        }
    }

    private void take(Arrival arrival) {
        if (arrival.value() instanceof Review review) {
            received.add(review);
            answer(review, alerts.get(review.getAlertId()));
        }
    }

    private void answer(Review review, Alert alert) {
        boolean fits = review.getSeenHash().equals(alert.getContentHash());
        Alert after = fits ? applied(review, alert) : alert;
        if (fits) {
            applied.add(review);
            says(after);
        }
        ReviewStatus status = ReviewStatus.newBuilder()
                .setReviewId(review.getReviewId())
                .setAlertId(review.getAlertId())
                .setApplied(fits)
                .setReason(
                        fits
                                ? ""
                                : "stale: revision " + review.getSeenRevision() + " was seen, " + alert.getRevision()
                                        + " stands")
                .setRevision(after.getRevision())
                .setContentHash(after.getContentHash())
                .build();
        producer.send(Topic.REVIEW_STATUS, review.getAlertId(), status);
        producer.flush();
    }

    private static Alert applied(Review review, Alert alert) {
        boolean decides = review.getAction() != ReviewAction.ACKNOWLEDGE;
        Alert.Builder after = Alert.newBuilder(alert)
                .setRevision(alert.getRevision() + 1)
                .setStatus(statusAfter(review.getAction()))
                .setReviewer(review.getReviewer())
                .setReviewReason(review.getReason())
                .setAnsweredAt(Instant.now())
                .setEscalatesAt(null);
        return decides ? after.setDecidedAt(Instant.now()).setExpiresAt(null).build() : after.build();
    }

    private static AlertStatus statusAfter(ReviewAction action) {
        return switch (action) {
            case ACKNOWLEDGE -> AlertStatus.ACKNOWLEDGED;
            case CONFIRM -> AlertStatus.CONFIRMED;
            case DISMISS -> AlertStatus.DISMISSED;
        };
    }

    @Override
    public void close() {
        reviews.close();
        producer.close();
    }
}
