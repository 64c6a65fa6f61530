package io.crossfix.outlets.deliver;

import java.time.Duration;

/**
 * How hard is tried.
 *
 * @param attempts a message that is answered with a passing failure so many times is given up
 * @param first wait before the second attempt; doubles with each
 * @param most longest wait
 * @param giveUpAfter a message that nobody could be reached with for this long is given up
 * @param perSecond most messages in a second
 * @param queue most alerts that wait
 * @param refreshEvery how often an open alert is told again to a receiver that forgets it
 * @param refreshFor how long after its latest evidence or decision an alert is told again
 */
public record Effort(
        int attempts,
        Duration first,
        Duration most,
        Duration giveUpAfter,
        int perSecond,
        int queue,
        Duration refreshEvery,
        Duration refreshFor) {

    /** What suits most receivers: about nine minutes for passing failures, six hours for one that is away. */
    public static final Effort USUAL = new Effort(
            15,
            Duration.ofMillis(500),
            Duration.ofSeconds(60),
            Duration.ofHours(6),
            20,
            10_000,
            Duration.ofSeconds(60),
            Duration.ofHours(12));

    /** @throws IllegalArgumentException when a limit is none */
    public Effort {
        if (attempts < 1 || perSecond < 1 || queue < 1 || first.isNegative() || most.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "attempts, messages per second and queue are at least 1, and the longest wait"
                            + " at least the first, were " + attempts + ", " + perSecond + ", " + queue + ", " + most
                            + ", " + first);
        }
    }

    /**
     * The wait before the next attempt: doubles, and is drawn between half and all of it, so that many do not come at once.
     *
     * @param failed how many attempts have failed, from 1
     * @param drawn [0, 1)
     */
    Duration pause(int failed, double drawn) {
        int doublings = Math.min(failed - 1, 30);
        long whole = Math.min(most.toMillis(), first.toMillis() << doublings);
        return Duration.ofMillis((long) (whole * (0.5 + drawn / 2)));
    }
}
