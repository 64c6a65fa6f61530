package io.crossfix.console.alert;

import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.RecordProducer;
import io.crossfix.kafka.Topic;
import io.crossfix.record.AlertHistory;
import io.crossfix.record.DeskOrder;
import io.crossfix.record.EvidenceAccess;
import io.crossfix.record.Review;
import io.crossfix.record.ReviewStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Gives people's reviews and orders to the job, and waits for its word. Thread-safe. */
public final class Answers implements AutoCloseable {

    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(5);

    // A person waits: a broker that does not answer is told of after five seconds.
    private static final Map<String, String> PROMPT =
            Map.of("max.block.ms", "5000", "request.timeout.ms", "4000", "delivery.timeout.ms", "5000");

    private final RecordProducer producer;
    private final StatusBook statuses;

    private Answers(RecordProducer producer, StatusBook statuses) {
        this.producer = producer;
        this.statuses = statuses;
    }

    /** Opens the way to the job and back. */
    public static Answers open(KafkaSettings kafka) {
        Map<String, String> properties = new HashMap<>(PROMPT);
        properties.putAll(kafka.clientProperties());
        KafkaSettings prompt =
                new KafkaSettings(kafka.bootstrapServers(), kafka.topicPrefix(), kafka.groupId(), properties);
        return new Answers(RecordProducer.open(prompt), StatusBook.start(kafka));
    }

    /** The id under which the job knows a request: the same for the same request of the same person. */
    public static String id(String account, String subject, String requestId) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", account, subject, requestId).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * Gives a review to the job; one that it has answered already is not given again.
     *
     * @throws Unanswered when the job does not say in time what became of it
     * @throws io.crossfix.kafka.KafkaFailure when it could not be given
     */
    public ReviewStatus give(Review review) {
        return statuses.find(review.getReviewId())
                .orElseGet(() -> await(
                        review.getReviewId(), () -> producer.deliver(Topic.REVIEWS, review.getAlertId(), review)));
    }

    /** Gives an order to the job; otherwise as {@link #give(Review)}. */
    public ReviewStatus give(DeskOrder order) {
        return statuses.find(order.getOrderId())
                .orElseGet(() ->
                        await(order.getOrderId(), () -> producer.deliver(Topic.DESK_ORDERS, order.getDesk(), order)));
    }

    /** What became of a review or order, as far as the job has said so. */
    public Optional<ReviewStatus> status(String id) {
        return statuses.find(id);
    }

    /**
     * Writes into the audit trail that somebody looks at an alert; returns when it stands there.
     *
     * @throws io.crossfix.kafka.KafkaFailure when it does not: then nothing must be shown
     */
    public void note(String alertId, EvidenceAccess access) {
        AlertHistory line =
                AlertHistory.newBuilder().setAlertId(alertId).setAccess(access).build();
        producer.deliver(Topic.ALERT_HISTORY, alertId, line);
    }

    private ReviewStatus await(String id, Runnable giving) {
        CompletableFuture<ReviewStatus> answer = statuses.await(id)
                .orElseThrow(
                        () -> new Unanswered("too many answers of the job are waited for; it was not given to it"));
        try {
            giving.run();
            return answer.get(ANSWERED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new Unanswered("the job has not answered within " + ANSWERED_WITHIN.toSeconds()
                    + " s; what was sent may still take effect");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unanswered("the console is stopping; what was sent may still take effect");
        } finally {
            statuses.giveUp(id);
        }
    }

    @Override
    public void close() {
        statuses.close();
        producer.close();
    }
}
