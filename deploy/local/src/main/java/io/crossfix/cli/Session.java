package io.crossfix.cli;

import io.crossfix.feeding.FeedOutcome;
import io.crossfix.feeding.Feeder;
import io.crossfix.local.CommandFailed;
import io.crossfix.local.Drain;
import io.crossfix.local.LocalFusion;
import io.crossfix.local.RunningJob;
import io.crossfix.watch.Activity;
import io.crossfix.watch.AlertWatch;
import io.crossfix.watch.Screen;
import io.crossfix.watch.StatusLine;
import io.crossfix.watch.Summary;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.api.common.JobStatus;

/** A job that runs in this process, from ready to stopped: says how it goes, and notices when it ends. */
final class Session {

    private static final Duration TICK = Duration.ofMillis(250);
    private static final int TICKS_PER_SECOND = 4;
    private static final int TICKS_PER_LINE = 10 * TICKS_PER_SECOND;

    private final LocalFusion fusion;
    private final RunningJob job;
    private final AlertWatch alerts;
    private final Screen screen;
    private final Activity activity = new Activity();
    private JobStatus said = JobStatus.RUNNING;
    private long ticks;

    Session(LocalFusion fusion, RunningJob job, AlertWatch alerts, Screen screen) {
        this.fusion = fusion;
        this.job = job;
        this.alerts = alerts;
        this.screen = screen;
    }

    /** Goes on until a signal comes. */
    void untilSignal() {
        while (!StopSignal.within(TICK)) {
            tick("");
        }
    }

    /** Goes on until the feed has ended and all of it is worked off; false when a signal came before. */
    boolean untilWorkedOff(Feeder feeder, Drain drain) {
        Optional<FeedOutcome> outcome = Optional.empty();
        while (!StopSignal.within(TICK)) {
            tick(outcome.isPresent() ? "" : "  " + feeder.progress());
            if (outcome.isEmpty()) {
                outcome = feeder.outcome();
                outcome.ifPresent(ended -> screen.say("feed ended, " + ended.tally()));
            } else if (ticks % TICKS_PER_SECOND == 0 && drain.isDone()) {
                return true;
            }
        }
        return false;
    }

    /** What it came to. */
    void summarise() {
        screen.endStatus();
        Summary.of(fusion.numbers(), alerts, activity.length()).forEach(screen::say);
    }

    private void tick(String beside) {
        ticks++;
        activity.look(fusion.numbers().of("admitted"), System.nanoTime());
        if (ticks % (screen.isTerminal() ? TICKS_PER_SECOND : TICKS_PER_LINE) == 0) {
            screen.status(StatusLine.of(fusion.numbers(), alerts.latency()) + beside);
        }
        if (ticks % TICKS_PER_SECOND == 0) {
            lookAtJob();
        }
        if (ticks % TICKS_PER_LINE == 0) {
            fusion.forgetEarlierThan(job);
        }
    }

    private void lookAtJob() {
        JobStatus now = job.status();
        if (now.isGloballyTerminalState()) {
            throw new CommandFailed("the job has ended, it is " + now + ": " + job.failure());
        }
        if (now != said) {
            screen.say("the job is " + now + (now == JobStatus.RUNNING ? "" : ": " + job.failure()));
            said = now;
        }
    }
}
