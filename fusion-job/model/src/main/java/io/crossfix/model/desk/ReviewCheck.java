package io.crossfix.model.desk;

import io.crossfix.record.KeptAlert;
import io.crossfix.record.Review;
import io.crossfix.record.SecondLook;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Why an answer is refused. Pure functions of what is kept of the alert and what the person saw. */
final class ReviewCheck {

    private static final int LONGEST_NAME = 64;
    private static final Set<String> ROLES = Set.of("operator", "administrator");

    private ReviewCheck() {}

    /** Why this person may not answer at all, or null. */
    static @Nullable String person(Review review) {
        if (review.getReviewer().isBlank() || review.getReviewer().length() > LONGEST_NAME) {
            return "a review needs the account of the person, 1 to 64 characters";
        }
        return ROLES.contains(review.getRole())
                ? null
                : "role " + review.getRole() + " may not answer alerts; operator or administrator may";
    }

    /** Why an alert in this state does not take this answer, or null. */
    static @Nullable String step(KeptAlert file, Review review, AttentionSettings.Cautions cautions) {
        String reason = review.getReason();
        boolean lacksReason = cautions.reasonRequired()
                && LifeCycle.decides(review.getAction())
                && (reason == null || reason.isBlank());
        if (isSecondLook(file, review)) {
            if (review.getReviewer().equals(file.getReviewer())) {
                return "a second look is for a second person; " + file.getReviewer() + " has decided already";
            }
        } else if (LifeCycle.after(file.getStatus(), review.getAction()) == null) {
            return review.getAction() + " is not open to an alert that is " + file.getStatus();
        }
        return lacksReason ? review.getAction() + " needs a reason code" : null;
    }

    /** Whether the answer is a second person's to an alert that is decided. */
    static boolean isSecondLook(KeptAlert file, Review review) {
        return file.getSecondLook() == SecondLook.WANTED
                && LifeCycle.isDecided(file.getStatus())
                && LifeCycle.decides(review.getAction());
    }

    /** Whether an answer that has taken effect was a second person's. */
    static boolean wasSecondLook(KeptAlert file, Review review) {
        return review.getReviewer().equals(file.getSecondReviewer());
    }

    /** Whether the person saw what is there now; to say that somebody looks, nobody has to have seen the last word. */
    static boolean isUpToDate(Review review, KeptAlert file) {
        return !LifeCycle.decides(review.getAction()) || review.getSeenHash().equals(file.getContentHash());
    }

    /** Whether the person saw something that this alert once said. */
    static boolean isKnown(KeptAlert file, Review review) {
        return review.getSeenHash().equals(file.getContentHash())
                || file.getSaidHashes().contains(review.getSeenHash());
    }
}
