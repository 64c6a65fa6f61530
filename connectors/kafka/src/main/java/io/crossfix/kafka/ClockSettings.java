package io.crossfix.kafka;

import java.io.Serializable;
import java.time.Duration;

/**
 * How one stream tells event time.
 *
 * @param futureToleranceMillis an observation may be this much later than the broker's clock when it arrives,
 *     milliseconds; anything beyond moves no time
 * @param outOfOrdernessMillis an observation may come this much after a later one, milliseconds
 * @param idleAfterMillis a partition that says nothing for so long holds back nobody, milliseconds; well above the
 *     longest pause of the job itself
 */
public record ClockSettings(long futureToleranceMillis, long outOfOrdernessMillis, long idleAfterMillis)
        implements Serializable {

    private static final long YEAR = Duration.ofDays(365).toMillis();

    /** @throws IllegalArgumentException when a span is negative or above a year, or the idle time is 0 */
    public ClockSettings {
        check("future tolerance", futureToleranceMillis, 0);
        check("out-of-orderness", outOfOrdernessMillis, 0);
        check("idle time", idleAfterMillis, 1);
    }

    private static void check(String name, long millis, long least) {
        if (millis < least || millis > YEAR) {
            throw new IllegalArgumentException(
                    "the " + name + " must be within [" + least + ", " + YEAR + "] ms, was " + millis);
        }
    }
}
