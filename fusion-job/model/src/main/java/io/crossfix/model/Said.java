package io.crossfix.model;

/**
 * What was last said of a match.
 *
 * @param matchId which match
 * @param contentHash of what was said
 * @param revision how many times something was said
 * @param holds whether it was said to hold
 */
public record Said(String matchId, String contentHash, int revision, boolean holds) {}
