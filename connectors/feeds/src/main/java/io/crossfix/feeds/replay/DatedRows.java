package io.crossfix.feeds.replay;

import io.crossfix.feeds.mapping.Outcome;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Observations one after the other, each with the time it is ordered by. */
interface DatedRows extends AutoCloseable {

    /**
     * One observation in its order.
     *
     * @param at what it is ordered and paced by, milliseconds since epoch
     * @param seen the observation
     */
    record Dated(long at, Outcome.Observed seen) {}

    /** The next one, or null at the end. */
    @Nullable
    Dated next() throws IOException;

    @Override
    void close() throws IOException;
}
