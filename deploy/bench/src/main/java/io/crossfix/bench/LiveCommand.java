package io.crossfix.bench;

import io.crossfix.bench.city.CitySettings;
import io.crossfix.bench.engine.EngineOrder;
import io.crossfix.bench.engine.EngineProcess;
import io.crossfix.bench.engine.EngineReading;
import io.crossfix.bench.report.Machine;
import io.crossfix.bench.report.Output;
import io.crossfix.bench.report.Percentiles;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import io.crossfix.local.CommandFailed;
import io.crossfix.local.Waiting;
import io.crossfix.rules.Answers;
import io.crossfix.rules.RulePublisher;
import io.crossfix.settings.KafkaSection;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Measures what changing rules does to a running job under load: how soon a published rule finds something, and what rules
 * that are too dear do to the alerts of the others.
 */
@Command(name = "live", description = "Publication to first match, and other rules' latency beside bad rules.")
final class LiveCommand implements Callable<Integer> {

    private static final long LEAD_MILLIS = 500;
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    private static final Duration SEEN_WITHIN = Duration.ofSeconds(10);

    /** Longer than all that is measured; the load is told to stop before. */
    private static final Duration LONGEST_LOAD = Duration.ofHours(1);

    /** Rules that an analyst should not have published, by what is wrong with them. */
    private static final Map<String, String> BAD =
            Map.of("divides by zero", """
            anchor: {name: call, kind: CALL, where: 10 / (call.priority - call.priority) > 0}
            """, "matches everything", """
            anchor: {name: seen, kind: CAMERA}
            """, "looks back 24 hours", """
            anchor: {name: shots, kind: GUNSHOT}
            around: [{name: car, kind: PLATE, within: {before: 12h, after: 12h, radius: 800m}, where: car.confidence > 0.41}]
            """);

    @Option(names = "--rate", defaultValue = "300", description = "Observations per second.")
    private int rate;

    @Option(names = "--incidents", defaultValue = "3", description = "Planted incidents per second.")
    private double incidents;

    @Option(names = "--warm-up", defaultValue = "40", description = "Seconds of load before.")
    private int warmUp;

    @Option(names = "--publications", defaultValue = "10", description = "Rules published one after the other.")
    private int publications;

    @Option(names = "--phase", defaultValue = "20", description = "Seconds that each bad rule is in force.")
    private int phase;

    @Mixin
    private EngineOptions options = new EngineOptions();

    private final DecidingCalls calls = new DecidingCalls();
    private final AtomicBoolean stop = new AtomicBoolean();

    @Override
    public Integer call() {
        check();
        Machine machine = Machine.here();
        try (Scratch scratch = Scratch.make();
                EngineProcess engine = EngineProcess.start(options.wanted(scratch.engine(), null))) {
            Output.say("starting the job ...");
            EngineReading ready = engine.tell(EngineOrder.RUN);
            KafkaSettings kafka = KafkaSection.at(ready.bootstrap()).access();
            LiveReport report = measured(machine, engine, kafka);
            Output.write(report.text(), report, options.json());
            return report.isSound() ? 0 : 1;
        }
    }

    private void check() {
        options.check("--rate", rate, 1, 100_000);
        options.check("--incidents", incidents, 0.001, rate / 10.0);
        options.check("--warm-up", warmUp, 1, 3_600);
        options.check("--publications", publications, 1, 100);
        options.check("--phase", phase, 5, 600);
    }

    private LiveReport measured(Machine machine, EngineProcess engine, KafkaSettings kafka) {
        FirstMatches first = new FirstMatches();
        try (var matches = Onlooker.start(kafka, Topic.MATCHES, record -> {
                    long at = WallClock.micros();
                    calls.saw(record, at);
                    first.saw(record, at);
                });
                var alerts = Onlooker.start(kafka, Topic.ALERTS, record -> calls.saw(record, WallClock.micros()));
                var load = new OpenLoop(kafka, calls, stop::get)) {
            long start = System.currentTimeMillis() + LEAD_MILLIS;
            CitySettings city = new CitySettings(options.seed(), start, rate, incidents);
            FutureTask<Long> sender = new FutureTask<>(() -> load.send(city, Duration.ZERO, LONGEST_LOAD));
            new Thread(sender, "load").start();
            Output.say("warming up for " + warmUp + " s ...");
            Waiting.pause(Duration.ofSeconds(warmUp));
            List<Long> millis = published(kafka, first);
            List<LiveReport.Phase> phases = phases(engine, kafka);
            stop.set(true);
            Waiting.on(sender, Duration.ofSeconds(30), "the load did not end");
            return new LiveReport(
                    machine, rate, millis, phases, engine.tell(EngineOrder.LOOK).failure());
        }
    }

    /** From each publication to the first match that a reader gets, milliseconds. */
    private List<Long> published(KafkaSettings kafka, FirstMatches first) {
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < publications; i++) {
            String rule = "live-" + i;
            long from = WallClock.micros();
            first.expect(rule);
            publish(kafka, rule, rule(rule, "anchor: {name: shots, kind: GUNSHOT}\n"));
            long deadline = System.nanoTime() + ANSWER_WITHIN.toNanos();
            while (first.at(rule) == 0 && System.nanoTime() < deadline) {
                Waiting.pause(LOOK_EVERY);
            }
            if (first.at(rule) == 0) {
                throw new CommandFailed("no match of " + rule + " within " + ANSWER_WITHIN.toSeconds() + " s");
            }
            millis.add(TimeUnit.MICROSECONDS.toMillis(first.at(rule) - from));
            publish(kafka, rule, null);
        }
        return millis;
    }

    private List<LiveReport.Phase> phases(EngineProcess engine, KafkaSettings kafka) {
        List<LiveReport.Phase> phases = new ArrayList<>();
        for (Map.Entry<String, String> bad : new TreeMap<>(BAD).entrySet()) {
            Output.say("without, then with a rule that " + bad.getKey() + ": twice " + phase + " s ...");
            Percentiles without = alerts("without");
            publish(kafka, "bad", rule("bad", bad.getValue()));
            Percentiles with = alerts("with a rule that " + bad.getKey());
            Map<String, Long> numbers = engine.tell(EngineOrder.LOOK).numbers();
            publish(kafka, "bad", null);
            phases.add(new LiveReport.Phase(bad.getKey(), without, with, numbers.getOrDefault("demotions.bad", 0L)));
        }
        return phases;
    }

    private Percentiles alerts(String what) {
        long from = WallClock.micros();
        Waiting.pause(Duration.ofSeconds(phase));
        long to = WallClock.micros();
        long deadline = System.nanoTime() + SEEN_WITHIN.toNanos();
        while (calls.unseenBetween(from, to) > 0 && System.nanoTime() < deadline) {
            Waiting.pause(LOOK_EVERY);
        }
        return calls.appendToAlertBetween(what, from, to);
    }

    private static void publish(KafkaSettings kafka, String rule, @Nullable String text) {
        RulePublisher publisher = new RulePublisher(kafka, "bench", null, ANSWER_WITHIN, Clock.systemUTC());
        Answers answers = publisher
                .publish(List.of(new RulePublisher.Change(rule, text, null)))
                .get(0);
        if (!answers.isAccepted()) {
            throw new CommandFailed("rule " + rule + ": " + String.join("; ", answers.lines()));
        }
    }

    private static String rule(String name, String parts) {
        return """
                rule: %s
                version: 1
                about: published while the job runs
                author: bench
                mode: shadow
                severity: minor
                """.formatted(name) + parts;
    }
}
