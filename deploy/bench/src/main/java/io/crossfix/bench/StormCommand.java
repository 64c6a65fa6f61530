package io.crossfix.bench;

import io.crossfix.bench.city.StormHour;
import io.crossfix.bench.city.StormSettings;
import io.crossfix.bench.engine.EngineOrder;
import io.crossfix.bench.engine.EngineProcess;
import io.crossfix.bench.engine.EngineReading;
import io.crossfix.bench.report.Machine;
import io.crossfix.bench.report.Output;
import io.crossfix.bench.report.Usage;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import io.crossfix.local.Numbers;
import io.crossfix.local.Waiting;
import io.crossfix.settings.KafkaSection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures what a storm in one quarter does to the alert queue, and to the first alerts of incidents elsewhere. */
@Command(name = "storm", description = "Alerts of a storm, and other incidents' first alert with and without it.")
final class StormCommand implements Callable<Integer> {

    private static final long LEAD_MILLIS = 500;
    private static final Duration SEEN_WITHIN = Duration.ofSeconds(20);
    private static final Duration BETWEEN = Duration.ofSeconds(2);

    /** Two updates of an alert are 10 s apart: then the last word has been said. */
    private static final Duration LAST_WORD_WITHIN = Duration.ofSeconds(12);

    @Option(names = "--repetitions", defaultValue = "5", description = "Hours with a storm, and as many without.")
    private int repetitions;

    @Option(names = "--speed", defaultValue = "60", description = "Seconds of an hour replayed in one second.")
    private double speed;

    @Option(names = "--warm-up", defaultValue = "1", description = "Hours of each sort before, not counted.")
    private int warmUp;

    @Mixin
    private EngineOptions options = new EngineOptions();

    private final AlertStories stories = new AlertStories();

    /** An hour as it was replayed. */
    private record Replayed(
            StormSettings settings,
            StormHour hour,
            DecidingCalls calls,
            long demotions,
            long lateMicros,
            Usage usage) {}

    @Override
    public Integer call() {
        options.check("--repetitions", repetitions, 1, 100);
        options.check("--speed", speed, 1, 600);
        options.check("--warm-up", warmUp, 0, 10);
        Machine machine = Machine.here();
        try (Scratch scratch = Scratch.make();
                EngineProcess engine = EngineProcess.start(options.wanted(scratch.engine(), null))) {
            Output.say("starting the job ...");
            EngineReading ready = engine.tell(EngineOrder.RUN);
            List<Replayed> hours =
                    replayed(engine, KafkaSection.at(ready.bootstrap()).access());
            List<StormReport.Hour> counted = hours.stream()
                    .skip(2L * warmUp)
                    .map(each -> StormReport.Hour.of(
                            each.settings(),
                            each.hour(),
                            each.calls(),
                            stories,
                            each.demotions(),
                            each.lateMicros(),
                            each.usage()))
                    .toList();
            long before = hours.stream()
                    .limit(2L * warmUp)
                    .mapToLong(Replayed::demotions)
                    .sum();
            StormReport report = StormReport.of(machine, speed, before, counted);
            Output.write(report.text(), report, options.json());
            return report.isSound() ? 0 : 1;
        }
    }

    /** One hour after the other, the last one ending about now: time only goes forward. */
    private List<Replayed> replayed(EngineProcess engine, KafkaSettings kafka) {
        List<Replayed> hours = new ArrayList<>();
        int pairs = warmUp + repetitions;
        long first = System.currentTimeMillis() - 2L * pairs * StormHour.MILLIS;
        try (var said = Onlooker.start(kafka, Topic.ALERTS, record -> stories.saw(record, WallClock.micros()))) {
            for (int i = 0; i < 2 * pairs; i++) {
                // Quiet first in every other pair, so that neither always profits from what came before.
                boolean isStormy = (i / 2 + i) % 2 == 1;
                StormSettings settings =
                        new StormSettings(options.seed() + i / 2, first + i * StormHour.MILLIS, isStormy);
                Output.say("hour " + (i + 1) + " of " + 2 * pairs + (isStormy ? ", a storm" : ", quiet") + ", seed "
                        + settings.seed() + " ...");
                hours.add(replayed(settings, engine, kafka));
                Waiting.pause(BETWEEN);
            }
            Waiting.pause(LAST_WORD_WITHIN);
        }
        return hours;
    }

    private Replayed replayed(StormSettings settings, EngineProcess engine, KafkaSettings kafka) {
        StormHour hour = new StormHour(settings);
        DecidingCalls calls = new DecidingCalls();
        try (var matches = Onlooker.start(kafka, Topic.MATCHES, calls);
                var alerts = Onlooker.start(kafka, Topic.ALERTS, calls);
                var load = new OpenLoop(kafka, calls)) {
            EngineReading from = engine.tell(EngineOrder.LOOK);
            long start = System.currentTimeMillis() + LEAD_MILLIS;
            FutureTask<Long> sender = new FutureTask<>(() -> load.send(hour, start, speed));
            new Thread(sender, "load").start();
            Duration length = Duration.ofMillis(Math.round(StormHour.MILLIS / speed));
            long late = Waiting.on(sender, length.plusSeconds(60), "the load did not end");
            calls.awaitSeen(SEEN_WITHIN);
            EngineReading to = engine.tell(EngineOrder.LOOK);
            long demotions = demotions(to) - demotions(from);
            return new Replayed(settings, hour, calls, demotions, late, Usage.between(from, to));
        }
    }

    private static long demotions(EngineReading reading) {
        return new Numbers(reading.numbers()).sum("demotions");
    }
}
