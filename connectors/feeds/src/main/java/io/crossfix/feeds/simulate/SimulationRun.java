package io.crossfix.feeds.simulate;

import io.crossfix.feeds.Publisher;
import java.time.Duration;

/**
 * Publishes a night in the order of reportedAt, at a speed, with heartbeats that are true: nothing earlier follows.
 *
 * <p>A position is reported only after a flush, so whoever continues from it loses nothing; after a crash up to a second
 * or 1,000 observations may be published again.
 */
public final class SimulationRun {

    /** As fast as possible. */
    public static final double UNBOUNDED = Double.POSITIVE_INFINITY;

    private static final long OBSERVATIONS_PER_BEAT = 1_000;
    private static final Duration AFTER_THE_END = Duration.ofHours(24);

    private final CityNight night;
    private final Publisher publisher;
    private final Pacer pacer;
    private final SimulationProgress progress;
    private long position;
    private long lastBeatPosition;
    private long clockMillis;

    /**
     * A run that is started by {@link #run}.
     *
     * @param speed simulated seconds per second, above 0; {@link #UNBOUNDED} for as fast as possible. Nothing is published
     *     before its reportedAt by the wall clock, whatever the speed
     */
    public SimulationRun(CityNight night, Publisher publisher, double speed, SimulationProgress progress) {
        this(night, publisher, new Pacer(speed, Sleeper.REAL), progress);
    }

    SimulationRun(CityNight night, Publisher publisher, Pacer pacer, SimulationProgress progress) {
        this.night = night;
        this.publisher = publisher;
        this.pacer = pacer;
        this.progress = progress;
    }

    /**
     * Publishes from a position to the end of the night, or until cancelled. Once per run.
     *
     * @param fromPosition observations to leave out because an earlier run has published them; 0 for all
     * @return the position that was reached; everything before it is kept by the outlet
     */
    public long run(long fromPosition) throws InterruptedException {
        SimulatedStream stream = night.inReportOrder();
        skip(stream, fromPosition);
        if (!stream.hasNext() || publishAll(stream)) {
            clockMillis = Math.max(clockMillis, night.endMillis().orElse(clockMillis));
            publisher.heartbeat(clockMillis + AFTER_THE_END.toMillis());
        }
        publisher.flush();
        progress.published(position, clockMillis);
        return position;
    }

    /** Ends the run soon, from any thread; what was published until then is flushed. */
    public void cancel() {
        pacer.cancel();
    }

    private void skip(SimulatedStream stream, long observations) {
        while (position < observations && stream.hasNext()) {
            clockMillis = stream.next().reportedAtMillis();
            position++;
        }
        lastBeatPosition = position;
    }

    /** True when the end was reached. */
    private boolean publishAll(SimulatedStream stream) throws InterruptedException {
        long first = stream.peek().reportedAtMillis();
        pacer.start(first);
        long nextBeat = first + pacer.millisPerSecond();
        while (stream.hasNext()) {
            boolean beatIsNext =
                    !pacer.isUnbounded() && nextBeat <= stream.peek().reportedAtMillis();
            long next = beatIsNext ? nextBeat : stream.peek().reportedAtMillis();
            if (!pacer.await(next)) {
                return false;
            }
            clockMillis = next;
            if (beatIsNext) {
                beat(stream);
                nextBeat += pacer.millisPerSecond();
            } else {
                publish(stream);
            }
        }
        return true;
    }

    private void publish(SimulatedStream stream) {
        publisher.publish(stream.next().record());
        position++;
        if (position - lastBeatPosition >= OBSERVATIONS_PER_BEAT) {
            beat(stream);
        }
    }

    private void beat(SimulatedStream stream) {
        publisher.heartbeat(Math.min(clockMillis, stream.completeUpToMillis()));
        publisher.flush();
        lastBeatPosition = position;
        progress.published(position, clockMillis);
    }
}
