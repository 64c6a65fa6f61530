package io.crossfix.feeding;

import io.crossfix.feeds.Publisher;
import io.crossfix.feeds.UnusableSource;
import io.crossfix.local.CommandFailed;
import io.crossfix.local.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Publishes a feed on a thread of its own, from where an earlier run was stopped or killed.
 *
 * <p>A position is kept only when everything before it has been flushed: a kill loses nothing, and at most the
 * observations of a fifth of a second are published twice, which changes nothing.
 */
public final class Feeder implements AutoCloseable {

    private static final Duration KEEP_EVERY = Duration.ofMillis(200);
    private static final Duration END_WITHIN = Duration.ofSeconds(40);

    private final Feed feed;
    private final Publisher publisher;
    private final Position position;
    private final FutureTask<FeedOutcome> work = new FutureTask<>(this::publish);
    private long keptAtNanos = System.nanoTime();
    private volatile long published;
    private volatile long total;

    private Feeder(Feed feed, Publisher publisher, Position position) {
        this.feed = feed;
        this.publisher = publisher;
        this.position = position;
    }

    /**
     * Starts publishing.
     *
     * @param publisher closed with this feeder
     * @param positions directory for the position
     */
    public static Feeder start(Feed feed, Publisher publisher, Path positions) {
        Feeder feeder = new Feeder(feed, publisher, new Position(positions, feed));
        Thread thread = new Thread(feeder.work, "feeder");
        thread.setDaemon(true);
        thread.start();
        return feeder;
    }

    private FeedOutcome publish() throws UnusableSource, InterruptedException {
        FeedOutcome outcome = feed.publish(position.kept(), publisher, this::progressed);
        position.keep(outcome.position());
        return outcome;
    }

    private void progressed(long at, long ofTotal) {
        published = at;
        total = ofTotal;
        if (System.nanoTime() - keptAtNanos >= KEEP_EVERY.toNanos()) {
            publisher.flush();
            position.keep(at);
            keptAtNanos = System.nanoTime();
        }
    }

    /** How far it is: observations, and how many there are if that is known. */
    public String progress() {
        return total == 0
                ? String.format("%,d published", published)
                : String.format("%,d of %,d published", published, total);
    }

    /**
     * What it did, once it has ended.
     *
     * @throws CommandFailed when it ended because it could not go on
     */
    public Optional<FeedOutcome> outcome() {
        if (!work.isDone()) {
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } catch (ExecutionException e) {
            throw e.getCause() instanceof CommandFailed failed ? failed : ended(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private CommandFailed ended(ExecutionException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        String why = cause.getMessage() == null ? Waiting.rootMessage(cause) : cause.getMessage();
        return new CommandFailed(feed.title() + " ended: " + why, cause);
    }

    /** Ends the feed, keeping what it has published, and gives up on it after 40 s. */
    @Override
    public void close() {
        feed.cancel();
        try {
            Waiting.on(work, END_WITHIN, feed.title() + " did not stop");
        } catch (CommandFailed e) {
            work.cancel(true);
        }
        publisher.close();
    }
}
