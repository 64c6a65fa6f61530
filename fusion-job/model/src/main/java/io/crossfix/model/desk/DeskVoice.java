package io.crossfix.model.desk;

import io.crossfix.record.Alert;
import io.crossfix.record.DeskOrder;
import io.crossfix.record.Review;
import io.crossfix.record.ReviewStatus;
import io.crossfix.record.Verdict;

/** Where a {@link DeskBook} says what it has to say. */
public interface DeskVoice {

    /** An alert's new revision. */
    void alert(Alert alert);

    /** What became of a review. */
    void answered(Review review, ReviewStatus status);

    /** What became of an order. */
    void ordered(DeskOrder order, ReviewStatus status);

    /** What a decision says of the observations that the alert rested on. */
    void verdict(Verdict verdict);
}
