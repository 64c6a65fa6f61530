package io.crossfix.gateway.intake;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Whether Kafka keeps what comes: open after the first payload that it did not keep, closed by the next that it keeps.
 * While it is open one request each second is let through to find out. Thread-safe.
 */
public final class Circuit {

    /** How often an open circuit lets one request through. */
    public static final Duration PROBE_EVERY = Duration.ofSeconds(1);

    // Without requests nobody finds out that Kafka is back; a balancer that sends none has to be told to try again.
    private static final Duration TRUSTED_AGAIN_AFTER = Duration.ofSeconds(5);

    private final LongSupplier nanoTime;
    private boolean open;
    private long triedAt;
    private long failedAt;

    /** @param nanoTime as {@link System#nanoTime()} */
    public Circuit(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Whether a request may try. */
    synchronized boolean admits() {
        long now = nanoTime.getAsLong();
        if (open && now - triedAt < PROBE_EVERY.toNanos()) {
            return false;
        }
        triedAt = now;
        return true;
    }

    synchronized void kept() {
        open = false;
    }

    synchronized void notKept() {
        open = true;
        failedAt = nanoTime.getAsLong();
        triedAt = failedAt;
    }

    /** Whether the last answer of Kafka was that it did not keep a payload. */
    public synchronized boolean isOpen() {
        return open;
    }

    /** Whether senders should come here: Kafka keeps what comes, or nobody has tried for five seconds. */
    public synchronized boolean isReady() {
        return !open || nanoTime.getAsLong() - failedAt >= TRUSTED_AGAIN_AFTER.toNanos();
    }
}
