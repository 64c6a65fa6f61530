package io.crossfix.console.alert;

import io.crossfix.record.Alert;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One who follows the alerts. What it has not taken waits in a queue; when that is full the follower is let go. */
public final class Subscription {

    private static final int ROOM = 1_000;

    private final BlockingQueue<Told> waiting = new ArrayBlockingQueue<>(ROOM);
    private final boolean reset;
    private final List<Alert> missed;
    private final Positions at;
    private volatile boolean over;

    Subscription(boolean reset, List<Alert> missed, Positions at) {
        this.reset = reset;
        this.missed = missed;
        this.at = at;
    }

    /**
     * Something to tell.
     *
     * @param alert a new revision, or null when it is something else
     * @param note what else there is, or null
     * @param at how far the alerts were read then
     */
    public record Told(@Nullable Alert alert, @Nullable Note note, Positions at) {}

    /** Something that is not an alert: its name and a subject. */
    public record Note(String name, String subject) {}

    /** Whether what the follower knows is worth nothing and {@link #missed()} is everything that is open. */
    public boolean isReset() {
        return reset;
    }

    /** What to tell first, as of {@link #at()}. */
    public List<Alert> missed() {
        return missed;
    }

    /** How far {@link #missed()} goes. */
    public Positions at() {
        return at;
    }

    /** The next thing; null when there was none in this time. */
    public @Nullable Told next(Duration atMost) throws InterruptedException {
        return waiting.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether it ended: the follower was too slow, or the console stops. */
    public boolean isOver() {
        return over;
    }

    void tell(Told told) {
        if (!waiting.offer(told)) {
            over = true;
        }
    }

    void end() {
        over = true;
        // Whoever waits for the next thing looks up.
        waiting.offer(new Told(null, null, at));
    }
}
