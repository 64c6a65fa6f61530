package io.crossfix.rule;

/**
 * How a step of a sequence takes more than one fact.
 *
 * @param between contiguity between two of its facts
 * @param greedy whether it takes every fact that it can before the step behind it may take one
 * @param until ends a step that has no upper count; asked of no other step
 */
record Repetition(Contiguity between, boolean greedy, Where until) {

    /** Of what takes one fact, or is no step. */
    static final Repetition NONE = new Repetition(Contiguity.FOLLOWED_BY, false, Where.ALWAYS);
}
