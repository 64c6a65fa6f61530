package io.crossfix.feeds.replay;

import java.util.concurrent.TimeUnit;

/** The clock that a replay is paced by; tests bring their own. */
public interface PaceClock {

    /** The computer's clock. */
    PaceClock SYSTEM = new PaceClock() {

        @Override
        public long millis() {
            return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
        }

        @Override
        public void sleep(long millis) throws InterruptedException {
            Thread.sleep(millis);
        }
    };

    /** Milliseconds since some moment; only differences mean anything. */
    long millis();

    /**
     * Lets time pass.
     *
     * @param millis how much, milliseconds
     * @throws InterruptedException when the thread is interrupted, which ends the replay
     */
    void sleep(long millis) throws InterruptedException;
}
