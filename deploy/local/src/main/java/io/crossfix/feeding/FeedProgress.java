package io.crossfix.feeding;

/** Is told how far a feed has come, on the feed's own thread between two observations. */
@FunctionalInterface
public interface FeedProgress {

    /**
     * So much was handed to the publisher, flushed or not.
     *
     * @param position observations since the feed's beginning, those of earlier runs included
     * @param total observations that there are; 0 when nobody knows yet
     */
    void at(long position, long total);
}
