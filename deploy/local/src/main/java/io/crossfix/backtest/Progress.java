package io.crossfix.backtest;

import io.crossfix.watch.Screen;
import java.time.Duration;
import java.util.Locale;

/** Says on the screen how far long work over a recording is and when it will have ended. */
public final class Progress {

    private static final Duration ON_A_TERMINAL = Duration.ofMillis(250);
    private static final Duration ELSEWHERE = Duration.ofSeconds(5);

    /** Before so much is done nobody can tell how long the rest will take. */
    private static final double LEAST_TO_TELL = 0.01;

    private final Screen screen;
    private final String unit;
    private final long everyNanos;
    private long startNanos = System.nanoTime();
    private long saidNanos = startNanos;
    private long total;
    private long done;

    /** @param screen where it is said */
    public Progress(Screen screen) {
        this(screen, "observations of all runs");
    }

    /**
     * For work that is counted otherwise.
     *
     * @param unit what is counted, in the plural
     */
    public Progress(Screen screen, String unit) {
        this.screen = screen;
        this.unit = unit;
        this.everyNanos = (screen.isTerminal() ? ON_A_TERMINAL : ELSEWHERE).toNanos();
    }

    /** So many rows have been read. */
    public void read(long rows) {
        say(() -> String.format(Locale.ROOT, "reading: %,d rows", rows));
    }

    /**
     * The runs begin.
     *
     * @param units of work that all runs will take together
     */
    public synchronized void begin(long units) {
        total = units;
        startNanos = System.nanoTime();
    }

    /**
     * A run is this far.
     *
     * @param title what it is for
     * @param units of work that it has done
     */
    public synchronized void at(String title, long units) {
        say(() -> line(title, done + units, (System.nanoTime() - startNanos) / 1e9));
    }

    /** A run has ended, or one of those that go on side by side is further. */
    public synchronized void ended(long units) {
        done += units;
    }

    /** Nothing more is to be said. */
    public void end() {
        screen.endStatus();
    }

    private String line(String title, long position, double seconds) {
        String far = String.format(Locale.ROOT, "%s: %,d of %,d %s", title, position, total, unit);
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
