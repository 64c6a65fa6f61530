package io.crossfix.feeding;

import io.crossfix.feeds.Publisher;
import io.crossfix.feeds.UnusableSource;
import io.crossfix.local.DataDirectory;
import io.crossfix.model.Grid;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Observations that can be published from any position on, always in the same sequence. */
public interface Feed {

    /** What it is, in a few words for people. */
    String title();

    /** Tells it from every other feed, also across runs: a position is good for the same identity only. */
    String identity();

    /** Zone that its people read times in. */
    ZoneId zone();

    /** A point in its middle, to look at on a map; null when it does not know one. */
    default Grid.@Nullable Point middle() {
        return null;
    }

    /** True when nothing of it is real. */
    default boolean isSimulated() {
        return false;
    }

    /** Leaves beside the data what belongs to the feed but is not published; nothing by default. */
    default void prepare(DataDirectory data) {}

    /**
     * Publishes until the end or until cancelled, and flushes.
     *
     * @param from observations to leave out because an earlier run has published them
     * @return what it did, for people
     * @throws UnusableSource when there is nothing that could be published
     * @throws InterruptedException when the thread is told to end
     */
    FeedOutcome publish(long from, Publisher publisher, FeedProgress progress)
            throws UnusableSource, InterruptedException;

    /** Ends a running {@link #publish} soon, from any thread. */
    void cancel();
}
