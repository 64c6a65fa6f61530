package io.crossfix.feeds.replay;

import io.crossfix.feeds.FeedRejection;
import io.crossfix.feeds.Publisher;
import io.crossfix.feeds.replay.DatedRows.Dated;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** One pass over the rows: skips, paces, publishes, counts. */
final class ReplayRun implements Leftovers {

    /** A heartbeat and a word of progress follow this many observations. */
    static final int BEAT_EVERY = 1_000;

    /** At the end the recording's time moves on by this much, so that every window closes. */
    static final Duration EPILOGUE = Duration.ofHours(24);

    /** Longest delay that heartbeats wait for when rows come in the order they were reported in. */
    static final Duration MOST_WAITED_FOR = Duration.ofMinutes(10);

    private final ReplaySettings settings;
    private final Survey survey;
    private final Pacer pacer;
    private final Publisher publisher;
    private final ReplayTally tally = new ReplayTally();
    private long position;

    ReplayRun(ReplaySettings settings, Survey survey, Pacer pacer, Publisher publisher) {
        this.settings = settings;
        this.survey = survey;
        this.pacer = pacer;
        this.publisher = publisher;
    }

    /** Publishes the rows until they end, somebody cancels, or the thread is interrupted. */
    void go(DatedRows rows, Consumer<ReplayProgress> progress, BooleanSupplier cancelled) throws IOException {
        boolean ended = false;
        while (!ended && !cancelled.getAsBoolean() && !Thread.currentThread().isInterrupted()) {
            Dated row = rows.next();
            ended = row == null;
            if (row != null && position < settings.from()) {
                position++;
                tally.skipped(row.seen().unlisted());
            } else if (row != null) {
                take(row, progress, cancelled);
            }
        }
        if (ended) {
            end(progress);
        }
        flush();
    }

    ReplayTally tally() {
        return tally;
    }

    @Override
    public void row() {
        tally.row();
    }

    @Override
    public void filtered(String filter) {
        tally.filtered(filter);
    }

    @Override
    public void rejected(FeedRejection rejection) {
        tally.rejected(rejection.refusal().reason());
        // What lies before the position was handed on by the run that reached it.
        if (position >= settings.from()) {
            publisher.reject(rejection);
        }
    }

    /** What was published is kept even when the thread was told to stop; an outlet may refuse to wait while it is. */
    private void flush() {
        boolean interrupted = Thread.interrupted();
        try {
            publisher.flush();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void take(Dated row, Consumer<ReplayProgress> progress, BooleanSupplier cancelled) {
        try {
            pacer.await(row.at(), now -> beat(now, progress));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (cancelled.getAsBoolean() || Thread.currentThread().isInterrupted()) {
            return;
        }
        publisher.publish(row.seen().record());
        position++;
        tally.published(row.seen().record().getSchema().getName(), row.seen().unlisted());
        if (position % BEAT_EVERY == 0) {
            beat(row.at(), progress);
        }
    }

    private void beat(long at, Consumer<ReplayProgress> progress) {
        publisher.heartbeat(at - patienceMillis());
        progress.accept(new ReplayProgress(position, survey.observations(), Instant.ofEpochMilli(at), remaining(at)));
    }

    private void end(Consumer<ReplayProgress> progress) {
        tally.completed();
        if (survey.observations() > 0) {
            publisher.heartbeat(survey.lastEvent() + EPILOGUE.toMillis());
            Instant at = Instant.ofEpochMilli(survey.lastAt());
            progress.accept(new ReplayProgress(position, survey.observations(), at, Duration.ZERO));
        }
    }

    /** In order of events nothing earlier follows; in order of reports what was usually delayed still does. */
    private long patienceMillis() {
        return settings.order() == Order.EVENT ? 0 : Math.min(survey.longestDelay(), MOST_WAITED_FOR.toMillis());
    }

    private Duration remaining(long at) {
        if (Double.isFinite(settings.speed())) {
            return Duration.ofMillis((long) ((survey.lastAt() - at) / settings.speed()));
        }
        long done = position - settings.from();
        long left = survey.observations() - position;
        return Duration.ofMillis(done == 0 ? 0 : pacer.elapsedMillis() * left / done);
    }
}
