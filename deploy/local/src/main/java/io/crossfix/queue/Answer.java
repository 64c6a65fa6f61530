package io.crossfix.queue;

import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.RecordProducer;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicReader;
import io.crossfix.local.CommandFailed;
import io.crossfix.record.Alert;
import io.crossfix.record.Review;
import io.crossfix.record.ReviewAction;
import io.crossfix.record.ReviewStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person's answer to an alert.
 *
 * @param action what the person decided
 * @param reason reason code; null for an acknowledgement without one
 * @param reviewer the person's account
 */
public record Answer(ReviewAction action, @Nullable String reason, String reviewer) {

    private static final Duration STATUS_WITHIN = Duration.ofSeconds(30);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    /**
     * Gives it to the job and waits for what becomes of it.
     *
     * @param seen the alert as the person saw it
     * @throws CommandFailed when the job says nothing within 30 s
     */
    public ReviewStatus give(Alert seen, KafkaSettings kafka, Clock clock) {
        Review review = review(seen, clock);
        // Opened first, so that a quick answer is not missed.
        try (TopicReader statuses =
                TopicReader.open(kafka, Topic.REVIEW_STATUS, TopicReader.From.END, TopicReader.Until.CLOSED)) {
            publish(review, kafka);
            return await(statuses, review.getReviewId(), clock);
        }
    }

    private Review review(Alert seen, Clock clock) {
        return Review.newBuilder()
                .setReviewId(UUID.randomUUID().toString())
                .setAlertId(seen.getAlertId())
                .setDesk(seen.getDesk())
                .setSeenRevision(seen.getRevision())
                .setSeenHash(seen.getContentHash())
                .setAction(action)
                .setReason(reason)
                .setReviewer(reviewer)
                .setAt(clock.instant())
                .build();
    }

    private static void publish(Review review, KafkaSettings kafka) {
        try (RecordProducer producer = RecordProducer.open(kafka)) {
            producer.send(Topic.REVIEWS, review.getAlertId(), review);
            producer.flush();
        }
    }

    private static ReviewStatus await(TopicReader statuses, String reviewId, Clock clock) {
        long deadline = clock.millis() + STATUS_WITHIN.toMillis();
        while (clock.millis() < deadline) {
            Optional<ReviewStatus> answer = statuses.poll(LOOK_EVERY).stream()
                    .map(arrival -> arrival.value() instanceof ReviewStatus status ? status : null)
                    .filter(status -> status != null && status.getReviewId().equals(reviewId))
                    .findFirst();
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        throw new CommandFailed("the review was published, but the job has not answered it within "
                + STATUS_WITHIN.toSeconds() + " s; is the job running?");
    }
}
