package io.crossfix.feeding;

/**
 * What a feed did.
 *
 * @param position observations since its beginning, those of earlier runs included
 * @param published observations that this run published
 * @param complete whether it came to its end
 * @param tally where every row went, for people
 */
public record FeedOutcome(long position, long published, boolean complete, String tally) {}
