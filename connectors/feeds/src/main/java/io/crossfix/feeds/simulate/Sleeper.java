package io.crossfix.feeds.simulate;

/** Where a run's time comes from, so that tests need not wait. */
interface Sleeper {

    /** Now, milliseconds since epoch. */
    long nowMillis();

    /** Waits so many milliseconds. */
    void sleep(long millis) throws InterruptedException;

    /** The machine's clock. */
    Sleeper REAL = new Sleeper() {
        @Override
        public long nowMillis() {
            return System.currentTimeMillis();
        }

        @Override
        public void sleep(long millis) throws InterruptedException {
            Thread.sleep(millis);
        }
    };
}
