package io.crossfix.model.desk;

import io.crossfix.record.KeptAlert;
import io.crossfix.record.KeptDesk;
import io.crossfix.record.Review;
import io.crossfix.record.ReviewStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges people's answers: which take effect, which are refused and why, and which have to wait for what they are about. */
final class Answers {

    /** How long a review is held, milliseconds. */
    private static final long HOLD = 60_000;

    private final AttentionSettings.Cautions cautions;
    private final DeskVoice voice;
    private final HeldReviews held;
    private final long recoveringUntil;

    Answers(AttentionSettings.Cautions cautions, DeskVoice voice, KeptDesk kept, long now) {
        this.cautions = cautions;
        this.voice = voice;
        this.held = new HeldReviews(kept.getHeld(), kept.getAnswers());
        this.recoveringUntil = now + HOLD;
    }

    KeptDesk.Builder keep(KeptDesk.Builder kept) {
        return kept.setHeld(held.held()).setAnswers(held.answers());
    }

    /**
     * Whether a review takes effect. What does not is refused here, or held.
     *
     * @param file the alert with nothing left to say of it, null when there is none
     */
    boolean take(Review review, @Nullable KeptAlert file, long now) {
        if (file == null) {
            holdOr(status(review, null, false, unknown(review)), review, now);
            return false;
        }
        ReviewStatus earlier = held.answerTo(review.getReviewId());
        ReviewStatus refusal = refusal(review, file, earlier);
        if (refusal != null) {
            say(review, refusal);
            return false;
        }
        if (earlier != null || ReviewCheck.isUpToDate(review, file)) {
            return true;
        }
        outdated(review, file, now);
        return false;
    }

    private @Nullable ReviewStatus refusal(Review review, KeptAlert file, @Nullable ReviewStatus earlier) {
        if (file.getReviewIds().contains(review.getReviewId())) {
            return status(review, file, true, "was applied before");
        }
        if (earlier != null && !earlier.getApplied()) {
            return earlier;
        }
        String person = ReviewCheck.person(review);
        String reason = person == null ? ReviewCheck.step(file, review, cautions) : person;
        return reason == null ? null : status(review, file, false, reason);
    }

    /** Says that a review has taken effect. */
    void applied(Review review, KeptAlert file) {
        String what = ReviewCheck.wasSecondLook(file, review)
                ? "the second look " + file.getSecondLook()
                : "the alert is " + file.getStatus();
        say(review, status(review, file, true, what));
    }

    /** An answer comes back from before a crash; returns the review that waited for it, if any. */
    @Nullable
    Review recall(ReviewStatus status) {
        return held.recall(status) ? held.release(status) : null;
    }

    boolean isHeldFor(String alertId) {
        return held.isHeldFor(alertId);
    }

    List<Review> release(String alertId) {
        return held.release(alertId);
    }

    List<Review> overdue(long now) {
        return held.overdue(now);
    }

    long firstUntil() {
        return held.firstUntil();
    }

    /** What a review was waiting for has not come. */
    void giveUp(Review review, @Nullable KeptAlert file) {
        say(review, file == null ? status(review, null, false, unknown(review)) : stale(review, file));
    }

    /** After a crash the content that the person saw may be yet to come. */
    private void outdated(Review review, KeptAlert file, long now) {
        boolean mayCome = !ReviewCheck.isKnown(file, review)
                && (review.getSeenRevision() > file.getRevision() || now < recoveringUntil);
        if (mayCome) {
            holdOr(stale(review, file), review, now);
        } else {
            say(review, stale(review, file));
        }
    }

    private void holdOr(ReviewStatus refusal, Review review, long now) {
        if (!held.hold(review, now + HOLD)) {
            say(review, refusal);
        }
    }

    private static String unknown(Review review) {
        return "desk " + review.getDesk() + " has no such alert";
    }

    private static ReviewStatus stale(Review review, KeptAlert file) {
        return status(
                review,
                file,
                false,
                "the alert has changed: revision " + review.getSeenRevision() + " was seen, it is now at revision "
                        + file.getRevision());
    }

    private void say(Review review, ReviewStatus status) {
        held.told(status);
        voice.answered(review, status);
    }

    private static ReviewStatus status(Review review, @Nullable KeptAlert file, boolean applied, String reason) {
        return ReviewStatus.newBuilder()
                .setReviewId(review.getReviewId())
                .setAlertId(review.getAlertId())
                .setDesk(review.getDesk())
                .setApplied(applied)
                .setReason(reason)
                .setRevision(file == null ? 0 : file.getRevision())
                .setContentHash(file == null ? "" : file.getContentHash())
                .build();
    }
}
