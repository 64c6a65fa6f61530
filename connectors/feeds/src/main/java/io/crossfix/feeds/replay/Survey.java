package io.crossfix.feeds.replay;

import io.crossfix.feeds.mapping.Outcome;
import io.crossfix.feeds.replay.DatedRows.Dated;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** A first look at a file: how much there is, and whether it is in order already, so that it need not be held in memory. */
final class Survey {

    private long observations;
    private boolean inOrder = true;
    private long lastAt = Long.MIN_VALUE;
    private long lastEvent = Long.MIN_VALUE;
    private long longestDelay;

    static Survey of(DatedRows rows) throws IOException {
        Survey survey = new Survey();
        try (rows) {
            for (Dated row = rows.next(); row != null; row = rows.next()) {
                survey.see(row);
            }
        }
        return survey;
    }

    /** Two files as one. */
    Survey and(Survey other) {
        Survey both = new Survey();
        both.observations = observations + other.observations;
        both.inOrder = inOrder && other.inOrder;
        both.lastAt = Math.max(lastAt, other.lastAt);
        both.lastEvent = Math.max(lastEvent, other.lastEvent);
        both.longestDelay = Math.max(longestDelay, other.longestDelay);
        return both;
    }

    long observations() {
        return observations;
    }

    boolean inOrder() {
        return inOrder;
    }

    /** Time of the last row in order, milliseconds since epoch. */
    long lastAt() {
        return lastAt;
    }

    /** Time of the last event, milliseconds since epoch. */
    long lastEvent() {
        return lastEvent;
    }

    /** Longest time between an event and its report, milliseconds. */
    long longestDelay() {
        return longestDelay;
    }

    private void see(Dated row) {
        observations++;
        inOrder &= row.at() >= lastAt;
        lastAt = Math.max(lastAt, row.at());
        Outcome.Observed seen = row.seen();
        lastEvent = Math.max(lastEvent, seen.observedAt().toEpochMilli());
        Instant reported = seen.reportedAt();
        if (reported != null) {
            longestDelay = Math.max(
                    longestDelay, Duration.between(seen.observedAt(), reported).toMillis());
        }
    }
}
