package io.crossfix.rule;

import io.crossfix.model.Observation;

/**
 * A fact on its way through a sequence.
 *
 * @param fact the fact
 * @param roles bit set: the steps that it is a candidate of, then the steps that it can end; {@link #ANCHOR} is the last bit
 * @param asked what is asked about
 */
record Fed(Observation fact, int roles, AskedSequence asked) {

    static final int ANCHOR = 31;

    // The schema allows 8 steps.
    private static final int ENDS = 8;

    static int candidateOf(int step) {
        return 1 << step;
    }

    static int endOf(int step) {
        return 1 << (ENDS + step);
    }

    boolean canBe(int step) {
        return (roles & candidateOf(step)) != 0;
    }

    boolean canEnd(int step) {
        return (roles & endOf(step)) != 0;
    }

    /** Whether it has any role, so that it matters to a sequence that is not strict. */
    boolean hasRole() {
        return roles != 0;
    }

    Fed without(int step) {
        return new Fed(fact, roles & ~(candidateOf(step) | endOf(step)), asked);
    }
}
