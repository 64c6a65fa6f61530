package io.crossfix.console;

import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.RecordProducer;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicReader;
import io.crossfix.record.Alert;
import io.crossfix.record.AlertHistory;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.DeskOrder;
import io.crossfix.record.Review;
import io.crossfix.record.ReviewAction;
import io.crossfix.record.ReviewStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Answers reviews and orders as the job does: compare-and-set on the content seen. Can be told to keep silent. */
final class SmallEngine implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);

    private final Map<String, Alert> alerts = new ConcurrentHashMap<>();
    private final RecordProducer producer;
    private final TopicReader reviews;
    private final TopicReader orders;
    private final Thread reading = new Thread(this::read, "small-engine");
    private final List<Review> reviewed = new CopyOnWriteArrayList<>();
    private final List<Review> applied = new CopyOnWriteArrayList<>();
    private volatile boolean silent;
    private volatile boolean closed;

    SmallEngine(KafkaSettings kafka) {
        producer = RecordProducer.open(kafka);
        reviews = TopicReader.open(kafka, Topic.REVIEWS, TopicReader.From.END, TopicReader.Until.CLOSED);
        orders = TopicReader.open(kafka, Topic.DESK_ORDERS, TopicReader.From.END, TopicReader.Until.CLOSED);
        reading.start();
    }

    void keepSilent(boolean yes) {
        silent = yes;
    }

    /** Publishes a revision, as the alert's newest and as a line of the audit trail. */
    void say(Alert alert) {
        alerts.put(alert.getAlertId(), alert);
        producer.send(Topic.ALERTS, alert.getAlertId(), alert);
        note(alert.getAlertId(), AlertHistory.newBuilder().setAlert(alert));
        producer.flush();
    }

    /** Every review of an alert, in the order of the topic. */
    List<Review> reviewsOf(String id) {
        return reviewed.stream()
                .filter(review -> review.getAlertId().equals(id))
                .toList();
    }

    /** Those that were applied. */
    List<Review> appliedTo(String id) {
        return applied.stream().filter(review -> review.getAlertId().equals(id)).toList();
    }

    /** Ends every alert that nobody has decided, as the job does when its time is up. */
    void expireAll() {
        for (Alert alert : alerts.values()) {
            if (alert.getDecidedAt() == null && alert.getStatus() != AlertStatus.EXPIRED) {
                say(Alert.newBuilder(alert)
                        .setRevision(alert.getRevision() + 1)
                        .setStatus(AlertStatus.EXPIRED)
                        .setExpiresAt(null)
                        .setEscalatesAt(null)
                        .build());
            }
        }
    }

    Alert alert(String id) {
        return alerts.get(id);
    }

    private void note(String key, AlertHistory.Builder line) {
        producer.send(Topic.ALERT_HISTORY, key, line.setAlertId(key).build());
    }

    private void read() {
        while (!closed) {
            reviews.poll(POLL).forEach(arrival -> {
                if (arrival.value() instanceof Review review && !silent) {
                    judge(review);
                }
            });
            orders.poll(POLL).forEach(arrival -> {
                if (arrival.value() instanceof DeskOrder order && !silent) {
                    judge(order);
                }
            });
        }
    }

    private void judge(Review review) {
        reviewed.add(review);
        Alert alert = alerts.get(review.getAlertId());
        String refusal = alert == null ? "there is no such alert" : refusal(review, alert);
        if (refusal == null) {
            applied.add(review);
            say(answered(alert, review));
        }
        Alert now = alerts.get(review.getAlertId());
        ReviewStatus status = ReviewStatus.newBuilder()
                .setReviewId(review.getReviewId())
                .setAlertId(review.getAlertId())
                .setApplied(refusal == null)
                .setReason(refusal == null ? "the alert is " + now.getStatus() : refusal)
                .setRevision(now == null ? 0 : now.getRevision())
                .setContentHash(now == null ? "" : now.getContentHash())
                .build();
        note(review.getAlertId(), AlertHistory.newBuilder().setReview(review).setStatus(status));
        producer.send(Topic.REVIEW_STATUS, review.getAlertId(), status);
    }

    private static @Nullable String refusal(Review review, Alert alert) {
        if (!alert.getContentHash().equals(review.getSeenHash())) {
            return "the alert has changed: revision " + review.getSeenRevision() + " was seen, it is now at revision "
                    + alert.getRevision();
        }
        return switch (alert.getStatus()) {
            case RAISED, ACKNOWLEDGED, ESCALATED -> null;
            default -> review.getAction() + " is not open to an alert that is " + alert.getStatus();
        };
    }

    private static Alert answered(Alert alert, Review review) {
        Instant now = Instant.now();
        boolean acknowledges = review.getAction() == ReviewAction.ACKNOWLEDGE;
        AlertStatus next = acknowledges
                ? AlertStatus.ACKNOWLEDGED
                : review.getAction() == ReviewAction.CONFIRM ? AlertStatus.CONFIRMED : AlertStatus.DISMISSED;
        return Alert.newBuilder(alert)
                .setRevision(alert.getRevision() + 1)
                .setStatus(next)
                .setReviewer(review.getReviewer())
                .setReviewReason(review.getReason())
                .setAnsweredAt(alert.getAnsweredAt() == null ? now : alert.getAnsweredAt())
                .setDecidedAt(acknowledges ? null : now)
                .setEscalatesAt(null)
                .setExpiresAt(acknowledges ? alert.getExpiresAt() : null)
                .build();
    }

    private void judge(DeskOrder order) {
        ReviewStatus status = ReviewStatus.newBuilder()
                .setReviewId(order.getOrderId())
                .setAlertId(order.getDesk())
                .setApplied(true)
                .setReason("done")
                .setRevision(0)
                .setContentHash("")
                .build();
        note(order.getDesk(), AlertHistory.newBuilder().setOrder(order).setStatus(status));
        producer.send(Topic.REVIEW_STATUS, order.getDesk(), status);
    }

    @Override
    public void close() {
        closed = true;
        try {
            reading.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        reviews.close();
        orders.close();
        producer.close();
    }
}
