package io.crossfix.feeds.replay;

import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/** Holds each row back until its time has come on the clock. The first row sets the two clocks. */
final class Pacer {

    /** Longest sleep in one go, milliseconds: after each one the replay says that time has passed. */
    static final long TICK_MILLIS = 1_000;

    private final double speed;
    private final PaceClock clock;
    private final BooleanSupplier cancelled;
    private long startedMillis;
    private long firstAt;
    private boolean started;

    Pacer(double speed, PaceClock clock, BooleanSupplier cancelled) {
        this.speed = speed;
        this.clock = clock;
        this.cancelled = cancelled;
    }

    /**
     * Waits for a row's time.
     *
     * @param at time of the row in the recording, milliseconds since epoch
     * @param tick told after every second of waiting where the recording stands, milliseconds since epoch
     */
    void await(long at, LongConsumer tick) throws InterruptedException {
        if (!started) {
            started = true;
            startedMillis = clock.millis();
            firstAt = at;
        }
        for (long wait = waitMillis(at); wait > 0 && !cancelled.getAsBoolean(); wait = waitMillis(at)) {
            clock.sleep(Math.min(wait, TICK_MILLIS));
            if (wait > TICK_MILLIS) {
                tick.accept(Math.min(at, recordingMillis()));
            }
        }
    }

    /** Milliseconds on the clock since the first row. */
    long elapsedMillis() {
        return started ? clock.millis() - startedMillis : 0;
    }

    private long waitMillis(long at) {
        return (long) Math.ceil((at - firstAt) / speed) - elapsedMillis();
    }

    private long recordingMillis() {
        return firstAt + (long) (elapsedMillis() * speed);
    }
}
