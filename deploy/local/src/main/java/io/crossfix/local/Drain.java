package io.crossfix.local;

import java.time.Duration;

/**
 * Whether everything that was published has been worked off, results included.
 *
 * <p>A checkpoint whose offsets have reached the ends of the topics says so for the records. What the last heartbeat sets
 * off comes a moment later, with the next watermark; so the checkpoints of some more looks must agree.
 */
public final class Drain {

    /** Looks that must agree: with a second between them, well above the 200 ms between two watermarks. */
    private static final int LOOKS = 3;

    private static final Duration GIVE_UP_AFTER = Duration.ofMinutes(10);

    private final RunningJob job;
    private final Backlog backlog;
    private long least = Long.MAX_VALUE;
    private long movedAtNanos = System.nanoTime();
    private int agreed;

    public Drain(RunningJob job, Backlog backlog) {
        this.job = job;
        this.backlog = backlog;
    }

    /**
     * Looks once, with a checkpoint. To be asked about every second.
     *
     * @return true when all is worked off
     * @throws CommandFailed when nothing has moved for ten minutes
     */
    public boolean isDone() {
        long left = job.checkpoint() ? backlog.records() : least;
        agreed = left == 0 ? agreed + 1 : 0;
        if (left < least) {
            least = left;
            movedAtNanos = System.nanoTime();
        } else if (agreed == 0 && System.nanoTime() - movedAtNanos > GIVE_UP_AFTER.toNanos()) {
            throw new CommandFailed("the job has not worked off any of " + left + " records for "
                    + GIVE_UP_AFTER.toMinutes() + " minutes; the log says why");
        }
        return agreed >= LOOKS;
    }
}
