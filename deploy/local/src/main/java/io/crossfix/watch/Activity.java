package io.crossfix.watch;

import java.time.Duration;

/** From when to when a count grew. */
public final class Activity {

    private long count;
    private long firstNanos;
    private long lastNanos;
    private boolean begun;

    /**
     * Looks at the count.
     *
     * @param now a clock that only goes forward, nanoseconds
     */
    public void look(long counted, long now) {
        if (!begun && counted > 0) {
            begun = true;
            firstNanos = now;
        }
        if (counted != count) {
            count = counted;
            lastNanos = now;
        }
    }

    /** From the first look at which there was something to the last at which there was more. */
    public Duration length() {
        return begun ? Duration.ofNanos(lastNanos - firstNanos) : Duration.ZERO;
    }
}
