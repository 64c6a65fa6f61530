package io.crossfix.risk.study;

/**
 * A span of time.
 *
 * @param from its beginning, milliseconds since epoch
 * @param to its end, exclusive, milliseconds since epoch
 */
public record Window(long from, long to) {

    /**
     * Refuses what is empty.
     *
     * @throws IllegalArgumentException when it does not end after its beginning
     */
    public Window {
        if (to <= from) {
            throw new IllegalArgumentException("a window must end after it begins, was " + from + " to " + to);
        }
    }

    /** Whether a time, milliseconds since epoch, lies within. */
    public boolean holds(long at) {
        return from <= at && at < to;
    }
}
