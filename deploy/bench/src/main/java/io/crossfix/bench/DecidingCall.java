package io.crossfix.bench;

import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/** When a planted incident was decided, and when that was seen. Times are microseconds since epoch; 0 is not yet. */
final class DecidingCall {

    private final long intendedAt;
    private final AtomicLong appendedAt = new AtomicLong();
    private final AtomicLong matchSeenAt = new AtomicLong();
    private final AtomicLong alertSeenAt = new AtomicLong();

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

    /** Only the first time counts. */
    void alertSeen(long at) {
        alertSeenAt.compareAndSet(0, at);
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
