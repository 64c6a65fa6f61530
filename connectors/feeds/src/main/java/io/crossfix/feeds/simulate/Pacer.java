package io.crossfix.feeds.simulate;

/** Lets simulated time pass at a speed; never ahead of the wall clock, so that nothing is published from the future. */
final class Pacer {

    /** Between two looks at whether the run was cancelled. */
    private static final long LONGEST_SLEEP_MILLIS = 100;

    private final double speed;
    private final Sleeper sleeper;
    private long simulatedStart;
    private long wallStart;
    private volatile boolean cancelled;

    /** @param speed simulated seconds per second; infinite for as fast as possible */
    Pacer(double speed, Sleeper sleeper) {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("speed must be above 0, was " + speed);
        }
        this.speed = speed;
        this.sleeper = sleeper;
    }

    /** True when simulated time is not tied to the wall clock. */
    boolean isUnbounded() {
        return Double.isInfinite(speed);
    }

    /** How much simulated time passes in a second, milliseconds; at least one second. */
    long millisPerSecond() {
        return Math.max(1000, (long) (1000 * speed));
    }

    /** Ties a simulated time to now. */
    void start(long simulatedMillis) {
        simulatedStart = simulatedMillis;
        wallStart = sleeper.nowMillis();
    }

    /** Returns when a simulated time has come: true, or false when the run was cancelled before. */
    boolean await(long simulatedMillis) throws InterruptedException {
        long due = Math.max(wallStart + (long) ((simulatedMillis - simulatedStart) / speed), simulatedMillis);
        for (long left = due - sleeper.nowMillis(); left > 0 && !cancelled; left = due - sleeper.nowMillis()) {
            sleeper.sleep(Math.min(left, LONGEST_SLEEP_MILLIS));
        }
        return !cancelled;
    }

    /** Ends every wait. */
    void cancel() {
        cancelled = true;
    }
}
