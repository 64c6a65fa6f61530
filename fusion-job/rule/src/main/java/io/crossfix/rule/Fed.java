package io.crossfix.rule;

import io.crossfix.model.Observation;

/**
 * A fact on its way through a sequence.
 *
 * @param fact the fact
 * @param steps bit set of the steps that it is a candidate of; {@link #ANCHOR} is the last bit
 * @param asked what is asked about
 */
record Fed(Observation fact, int steps, AskedSequence asked) {

    static final int ANCHOR = 31;

    boolean canBe(int step) {
        return (steps >>> step & 1) != 0;
    }

    boolean canBeAny() {
        return steps != 0;
    }

    Fed without(int step) {
        return new Fed(fact, steps & ~(1 << step), asked);
    }
}
