package io.crossfix.rule;

import io.crossfix.model.Observation;

/**
 * How many facts a step of a sequence takes.
 *
 * @param min how often, at least, when it is there at all; 0 for what must not be there
 * @param max how often, at most, on one path of a sequence; {@link #UNBOUNDED} for an open end
 * @param optional whether it may be missing
 * @param contiguity how close a step follows the one before
 * @param repetition how a step takes more than one fact
 * @param collect which of its facts are evidence
 */
record Quantity(int min, int max, boolean optional, Contiguity contiguity, Repetition repetition, Collect collect) {

    static final int UNBOUNDED = Integer.MAX_VALUE;

    /** Of a part that is no step. */
    static final Quantity NONE = none(Contiguity.FOLLOWED_BY);

    /** Of a step that must not come. */
    static Quantity none(Contiguity contiguity) {
        return new Quantity(0, 0, false, contiguity, Repetition.NONE, Collect.ALL);
    }

    int minimum() {
        return optional ? 0 : min;
    }

    boolean isNegation() {
        return contiguity.isNegation();
    }

    /** Whether one path can take several facts. */
    boolean repeats() {
        return max > 1;
    }

    boolean isUnbounded() {
        return max == UNBOUNDED;
    }

    /** Whether a fact can end the step, as far as can be said of it alone. */
    boolean canEnd(Observation fact) {
        return isUnbounded() && repetition.until().admits(fact);
    }

    /** Whether a fact of a category can end the step. */
    boolean canEnd(int category) {
        return isUnbounded() && repetition.until().canBe(category);
    }

    /** Whether a fact can end the step for an anchor, as far as can be said without a path; kind and window are the caller's. */
    boolean canEnd(Observation fact, String anchorName, FactView anchor) {
        return canEnd(fact) && repetition.until().joins(fact, anchorName, anchor);
    }

    /** Whether a fact that fits no step matters. */
    boolean isStrict() {
        return contiguity.isStrict() || repetition.between() == Contiguity.NEXT;
    }
}
