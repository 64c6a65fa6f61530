package io.crossfix.model;

/**
 * What was last said of a match.
 *
 * @param rule the version of the rule that said it; enough to take it back when the rule is no longer there
 * @param matchId which match
 * @param contentHash of what was said
 * @param revision how many times something was said
 * @param holds whether it was said to hold
 */
public record Said(RuleLabel rule, String matchId, String contentHash, int revision, boolean holds) {}
