package io.crossfix.bench;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Wall-clock time finer than a millisecond. The broker on the same machine stamps with the same clock. */
final class WallClock {

    private WallClock() {}

    /** Microseconds since epoch. */
    static long micros() {
        Instant now = Instant.now();
        return TimeUnit.SECONDS.toMicros(now.getEpochSecond()) + TimeUnit.NANOSECONDS.toMicros(now.getNano());
    }
}
