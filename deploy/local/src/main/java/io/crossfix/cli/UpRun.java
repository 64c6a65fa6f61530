package io.crossfix.cli;

import io.crossfix.audit.BackgroundAuditor;
import io.crossfix.desk.JobHealth;
import io.crossfix.feeding.Feed;
import io.crossfix.feeding.Feeder;
import io.crossfix.job.FusionSettings;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import io.crossfix.local.Backlog;
import io.crossfix.local.Checkpoints;
import io.crossfix.local.DataDirectory;
import io.crossfix.local.Drain;
import io.crossfix.local.LocalFusion;
import io.crossfix.local.RunningJob;
import io.crossfix.local.Stack;
import io.crossfix.metrics.MetricsPage;
import io.crossfix.outlets.Outlet;
import io.crossfix.watch.AlertWatch;
import io.crossfix.watch.Screen;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One run of everything, from start to stop. */
final class UpRun {

    private final DataDirectory data;
    private final FusionSettings fusion;
    private final List<Outlet> told;
    private final Screen screen;

    /**
     * What this run is to do.
     *
     * @param port Kafka's port on 127.0.0.1; 0 for a free one
     * @param parallelism subtasks of every step
     * @param feed what it is fed with; null for what others publish
     * @param exitWhenDone whether to end when the feed has ended and all of it is worked off
     * @param kept how long topics keep their records, where it is not as long as by default
     * @param page where the numbers are shown
     */
    record Wanted(
            int port,
            int parallelism,
            @Nullable Feed feed,
            boolean exitWhenDone,
            Map<Topic, Duration> kept,
            MetricsPage page) {}

    /** What runs beside the job once it runs, and ends before it. */
    interface Beside {
        Running start(KafkaSettings kafka, Supplier<JobHealth> health);

        /** This and another. */
        default Beside and(Beside other) {
            return (kafka, health) -> {
                Running first = start(kafka, health);
                Running second = other.start(kafka, health);
                return () -> {
                    second.close();
                    first.close();
                };
            };
        }
    }

    /** Something that runs beside the job. */
    interface Running extends AutoCloseable {
        @Override
        void close();
    }

    UpRun(DataDirectory data, FusionSettings fusion, List<Outlet> told, Screen screen) {
        this.data = data;
        this.fusion = fusion;
        this.told = told;
        this.screen = screen;
    }

    /** Starts, runs until done or told to stop, and stops in the order in which nothing is lost. */
    void go(Wanted wanted, Beside beside) {
        boolean continued = new Checkpoints(data.checkpoints()).newest().isPresent();
        try (Stack stack = Stack.start(data, wanted.port(), wanted.parallelism(), wanted.kept());
                AlertWatch alerts = AlertWatch.start(stack.kafka(), screen, Clock.systemUTC());
                // Closed before the others, when the job has stopped: so it vouches for the job's last words too.
                BackgroundAuditor auditor = BackgroundAuditor.start(stack.kafka(), data.audit(), screen::say);
                OutletsBeside outlets = OutletsBeside.start(stack.kafka(), told, wanted.page(), screen)) {
            wanted.page().add(stack.fusion()::metrics);
            RunningJob job = stack.fusion().run(stack.kafka(), fusion);
            sayReady(stack.kafka(), continued);
            Session session = new Session(stack.fusion(), job, alerts, screen);
            try (Running others = beside.start(stack.kafka(), () -> health(job, stack.fusion()))) {
                watch(session, wanted, new Works(stack.kafka(), job, alerts));
            } finally {
                job.stop();
                session.summarise();
            }
        }
    }

    /** What is running. */
    private record Works(KafkaSettings kafka, RunningJob job, AlertWatch alerts) {}

    private void watch(Session session, Wanted wanted, Works works) {
        Feed feed = wanted.feed();
        boolean done = feed != null && isWorkedOff(feed, session, works);
        if (done && !wanted.exitWhenDone()) {
            session.summarise();
        }
        if (!done || !wanted.exitWhenDone()) {
            session.untilSignal();
            screen.say("stopping ...");
        }
    }

    private boolean isWorkedOff(Feed feed, Session session, Works works) {
        works.alerts().tellTimesIn(feed.zone());
        feed.prepare(data);
        screen.say("feeding: " + feed.title());
        try (Backlog backlog = Backlog.at(works.kafka());
                Feeder feeder = Feeder.start(feed, Outlets.kafka(works.kafka()), data.feeds())) {
            boolean done = session.untilWorkedOff(feeder, new Drain(works.job(), backlog));
            if (done) {
                screen.say("all of it is worked off");
            }
            return done;
        }
    }

    private JobHealth health(RunningJob job, LocalFusion running) {
        return new JobHealth(
                job.status().name(),
                new Checkpoints(data.checkpoints()).newestAt().orElse(null),
                running.numbers());
    }

    private void sayReady(KafkaSettings kafka, boolean continued) {
        // Not the process's own start: the script may have built for minutes before it became this process.
        double seconds = (System.currentTimeMillis()
                        - ManagementFactory.getRuntimeMXBean().getStartTime())
                / 1e3;
        screen.say(String.format(
                Locale.ROOT,
                "ready in %.1f s: Kafka on %s, data in %s, %s",
                seconds,
                kafka.bootstrapServers(),
                data,
                continued ? "continued from the last checkpoint" : "nothing remembered"));
    }
}
