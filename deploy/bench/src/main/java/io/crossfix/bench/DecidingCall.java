package io.crossfix.bench;

import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** When a planted incident was decided, and when that was seen. Times are microseconds since epoch; 0 is not yet. */
final class DecidingCall {

    private final long intendedAt;
    private final AtomicLong appendedAt = new AtomicLong();
    private final AtomicLong matchSeenAt = new AtomicLong();
    private final AtomicLong alertSeenAt = new AtomicLong();
    private final AtomicBoolean hasItsOwnAlert = new AtomicBoolean();

    /** @param intendedAt when it was to be sent, even if the sender was late */
    DecidingCall(long intendedAt) {
        this.intendedAt = intendedAt;
    }

    long intendedAt() {
        return intendedAt;
    }

    void appended(long at) {
        appendedAt.set(at);
    }

    /** Only the first time counts. */
    void matchSeen(long at) {
        matchSeenAt.compareAndSet(0, at);
    }

    /**
     * Only the first time counts.
     *
     * @param isNew whether the alert was raised for this incident; it joined one that stood otherwise
     */
    void alertSeen(long at, boolean isNew) {
        if (alertSeenAt.compareAndSet(0, at)) {
            hasItsOwnAlert.set(isNew);
        }
    }

    boolean isSeen() {
        return matchSeenAt.get() != 0 && alertSeenAt.get() != 0;
    }

    OptionalLong appendToMatch() {
        return span(appendedAt.get(), matchSeenAt.get());
    }

    OptionalLong appendToAlert() {
        return span(appendedAt.get(), alertSeenAt.get());
    }

    /** Empty also when the incident joined an alert that stood: what is told of that may wait for its next revision. */
    OptionalLong appendToNewAlert() {
        return hasItsOwnAlert.get() ? appendToAlert() : OptionalLong.empty();
    }

    OptionalLong intentToNewAlert() {
        return hasItsOwnAlert.get() ? intentToAlert() : OptionalLong.empty();
    }

    OptionalLong intentToMatch() {
        return span(intendedAt, matchSeenAt.get());
    }

    OptionalLong intentToAlert() {
        return span(intendedAt, alertSeenAt.get());
    }

    private static OptionalLong span(long from, long to) {
        return from == 0 || to == 0 ? OptionalLong.empty() : OptionalLong.of(to - from);
    }
}
