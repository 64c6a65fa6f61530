package io.crossfix.backtest;

import io.crossfix.watch.Screen;
import java.time.Duration;
import java.util.Locale;

/** Says on the screen how far a backtest is and when it will have ended. */
public final class Progress {

    private static final Duration ON_A_TERMINAL = Duration.ofMillis(250);
    private static final Duration ELSEWHERE = Duration.ofSeconds(5);

    /** Before so much is done nobody can tell how long the rest will take. */
    private static final double LEAST_TO_TELL = 0.01;

    private final Screen screen;
    private final long everyNanos;
    private long startNanos = System.nanoTime();
    private long saidNanos = startNanos;
    private long total;
    private long done;

    /** @param screen where it is said */
    public Progress(Screen screen) {
        this.screen = screen;
        this.everyNanos = (screen.isTerminal() ? ON_A_TERMINAL : ELSEWHERE).toNanos();
    }

    /** So many rows have been read. */
    public void read(long rows) {
        say(() -> String.format(Locale.ROOT, "reading: %,d rows", rows));
    }

    /**
     * The runs begin.
     *
     * @param observations that all runs will take together
     */
    void begin(long observations) {
        total = observations;
        startNanos = System.nanoTime();
    }

    /**
     * A run is this far.
     *
     * @param title what it is for
     * @param observations that it has taken
     */
    void at(String title, long observations) {
        say(() -> line(title, done + observations, total, (System.nanoTime() - startNanos) / 1e9));
    }

    /** A run has ended. */
    void ended(long observations) {
        done += observations;
    }

    /** Nothing more is to be said. */
    public void end() {
        screen.endStatus();
    }

    static String line(String title, long position, long total, double seconds) {
        String far = String.format(Locale.ROOT, "%s: %,d of %,d observations of all runs", title, position, total);
        return position < total * LEAST_TO_TELL
                ? far
                : far + String.format(Locale.ROOT, ", about %.0f s left", seconds * (total - position) / position);
    }

    private interface Line {
        String text();
    }

    private void say(Line line) {
        long now = System.nanoTime();
        if (now - saidNanos >= everyNanos) {
            saidNanos = now;
            screen.status(line.text());
        }
    }
}
