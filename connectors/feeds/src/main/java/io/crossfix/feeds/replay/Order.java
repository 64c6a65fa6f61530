package io.crossfix.feeds.replay;

import io.crossfix.feeds.mapping.Outcome;
import java.time.Instant;

/** What the rows of a replay are put in order, and paced, by. */
public enum Order {
    /** By when it happened: the order no real feed has. */
    EVENT,
    /** By when its source published it, with the source's real delay; where that is unknown, by when it happened. */
    REPORTED;

    Instant of(Outcome.Observed seen) {
        Instant reported = seen.reportedAt();
        return this == EVENT || reported == null ? seen.observedAt() : reported;
    }
}
