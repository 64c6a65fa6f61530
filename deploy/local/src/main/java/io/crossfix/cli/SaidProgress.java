package io.crossfix.cli;

import io.crossfix.feeding.FeedProgress;
import io.crossfix.watch.Screen;
import java.time.Duration;
import java.util.Locale;

/** Says now and then how far a feed is, and when it will have ended. */
final class SaidProgress implements FeedProgress {

    private final Screen screen;
    private final long everyNanos;
    private final long startNanos = System.nanoTime();
    private long saidNanos = startNanos;

    SaidProgress(Screen screen, Duration every) {
        this.screen = screen;
        this.everyNanos = every.toNanos();
    }

    @Override
    public void at(long position, long total) {
        long now = System.nanoTime();
        if (now - saidNanos >= everyNanos) {
            saidNanos = now;
            screen.status(line(position, total, (now - startNanos) / 1e9));
        }
    }

    static String line(long position, long total, double seconds) {
        return total == 0
                ? String.format(Locale.ROOT, "%,d published", position)
                : String.format(
                        Locale.ROOT,
                        "%,d of %,d published, about %.0f s left",
                        position,
                        total,
                        seconds * (total - position) / Math.max(1, position));
    }
}
