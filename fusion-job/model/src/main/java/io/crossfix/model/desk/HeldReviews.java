package io.crossfix.model.desk;

import io.crossfix.record.HeldReview;
import io.crossfix.record.Review;
import io.crossfix.record.ReviewStatus;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reviews that cannot be answered yet, and answers that were given before a crash.
 *
 * <p>After a crash, matches and reviews are read again, in an order of their own. A review may then come before the content
 * that the person saw; it is held for a while. And what was said of it before the crash holds: the person was told so.
 */
final class HeldReviews {

    private static final int MOST = 1_000;
    private static final int REMEMBERED = 10_000;

    private final Map<String, HeldReview> held = new LinkedHashMap<>();
    private final Map<String, ReviewStatus> answers = new LinkedHashMap<>();
    private final Set<String> answered = new LinkedHashSet<>();

    HeldReviews(List<HeldReview> reviews, List<ReviewStatus> statuses) {
        reviews.forEach(each -> held.put(each.getReview().getReviewId(), each));
        statuses.forEach(each -> answers.put(each.getReviewId(), each));
    }

    List<HeldReview> held() {
        return List.copyOf(held.values());
    }

    List<ReviewStatus> answers() {
        return List.copyOf(answers.values());
    }

    /** Holds a review until a time; false when too many are held. */
    boolean hold(Review review, long until) {
        if (held.size() >= MOST) {
            return false;
        }
        held.putIfAbsent(review.getReviewId(), new HeldReview(review, until));
        return true;
    }

    /** Reviews held for an alert; they are held no more. */
    List<Review> release(String alertId) {
        return release(each -> each.getReview().getAlertId().equals(alertId));
    }

    /** Reviews that have been held long enough; they are held no more. */
    List<Review> overdue(long now) {
        return release(each -> each.getUntil() <= now);
    }

    private List<Review> release(Predicate<HeldReview> which) {
        List<HeldReview> free = held.values().stream().filter(which).toList();
        List<Review> reviews = free.stream().map(HeldReview::getReview).toList();
        reviews.forEach(review -> held.remove(review.getReviewId()));
        return reviews;
    }

    /** The review of this id, held no more; null when it is not held. */
    @Nullable
    Review release(ReviewStatus status) {
        HeldReview known = held.remove(status.getReviewId());
        return known == null ? null : known.getReview();
    }

    boolean isHeldFor(String alertId) {
        return held.values().stream()
                .anyMatch(each -> each.getReview().getAlertId().equals(alertId));
    }

    /** When the first of them has been held long enough, milliseconds since epoch. */
    long firstUntil() {
        return held.values().stream().mapToLong(HeldReview::getUntil).min().orElse(Long.MAX_VALUE);
    }

    /** Told in this run: its echo says nothing. */
    void told(ReviewStatus status) {
        answered.add(status.getReviewId());
        if (answered.size() > REMEMBERED) {
            answered.remove(answered.iterator().next());
        }
    }

    /** An answer comes back; false when it is the echo of one of this run. */
    boolean recall(ReviewStatus status) {
        if (answered.contains(status.getReviewId())) {
            return false;
        }
        answers.put(status.getReviewId(), status);
        if (answers.size() > MOST) {
            answers.remove(answers.keySet().iterator().next());
        }
        return true;
    }

    /** What was answered to a review before a crash, null when nothing is known. */
    @Nullable
    ReviewStatus answerTo(String reviewId) {
        return answers.remove(reviewId);
    }
}
