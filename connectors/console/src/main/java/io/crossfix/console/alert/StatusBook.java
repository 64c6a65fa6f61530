package io.crossfix.console.alert;

import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicFollower;
import io.crossfix.record.ReviewStatus;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What became of reviews and orders, as the job says; at most the last 20,000. One thread reads, any thread asks. */
final class StatusBook implements AutoCloseable {

    private static final int MOST = 20_000;
    private static final int MOST_WAITING = 1_000;

    private final Map<String, ReviewStatus> byReview = new LinkedHashMap<>();
    private final Map<String, CompletableFuture<ReviewStatus>> waiting = new HashMap<>();
    private final TopicFollower follower;

    private StatusBook(KafkaSettings kafka) {
        this.follower = TopicFollower.of(kafka, Topic.REVIEW_STATUS, ReviewStatus.class, this::note);
    }

    static StatusBook start(KafkaSettings kafka) {
        StatusBook book = new StatusBook(kafka);
        book.follower.start();
        return book;
    }

    synchronized Optional<ReviewStatus> find(String reviewId) {
        return Optional.ofNullable(byReview.get(reviewId));
    }

    /**
     * What will become of a review; done already when that is known.
     *
     * @return empty when too many are waited for
     */
    synchronized Optional<CompletableFuture<ReviewStatus>> await(String reviewId) {
        ReviewStatus known = byReview.get(reviewId);
        if (known != null) {
            return Optional.of(CompletableFuture.completedFuture(known));
        }
        if (waiting.size() >= MOST_WAITING && !waiting.containsKey(reviewId)) {
            return Optional.empty();
        }
        return Optional.of(waiting.computeIfAbsent(reviewId, id -> new CompletableFuture<>()));
    }

    synchronized void giveUp(String reviewId) {
        waiting.remove(reviewId);
    }

    // The first word counts: the answer to a repeat only says that it was a repeat.
    private synchronized void note(ReviewStatus status) {
        byReview.putIfAbsent(status.getReviewId(), status);
        if (byReview.size() > MOST) {
            byReview.remove(byReview.keySet().iterator().next());
        }
        CompletableFuture<ReviewStatus> waiter = waiting.remove(status.getReviewId());
        if (waiter != null) {
            waiter.complete(status);
        }
    }

    @Override
    public void close() {
        follower.close();
    }
}
