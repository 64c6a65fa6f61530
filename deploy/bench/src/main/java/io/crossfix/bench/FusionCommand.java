package io.crossfix.bench;

import io.crossfix.bench.engine.BenchJob;
import io.crossfix.bench.engine.BenchKafka;
import io.crossfix.bench.engine.EngineOrder;
import io.crossfix.bench.engine.EngineProcess;
import io.crossfix.bench.engine.EngineReading;
import io.crossfix.bench.fusion.FusionCity;
import io.crossfix.bench.fusion.FusionEvent;
import io.crossfix.bench.fusion.FusionFile;
import io.crossfix.bench.fusion.FusionProfile;
import io.crossfix.bench.fusion.FusionRecords;
import io.crossfix.bench.fusion.FusionReference;
import io.crossfix.bench.fusion.MatchSet;
import io.crossfix.bench.report.Machine;
import io.crossfix.bench.report.Output;
import io.crossfix.bench.report.Usage;
import io.crossfix.feeds.KafkaPublisher;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.local.CommandFailed;
import io.crossfix.local.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures what the workload fusion-1 costs, in turn with what it is compared with, and whether all of it is found. */
@Command(
        name = "fusion",
        description =
                "The workload fusion-1: exact matches, and processor time per observation beside a plain CEP job.")
final class FusionCommand implements Callable<Integer> {

    /**
     * All windows are over, all facts forgotten. No longer: the risk of each place that is raised is told for every minute that is
     * leapt over.
     */
    private static final Duration BETWEEN_PASSES = Duration.ofMinutes(12);

    /** Behind this nothing of the workload is open; told to every stream by a heartbeat. */
    private static final Duration COMPLETE_AFTER = Duration.ofMinutes(10);

    private static final Duration AWAKE_AFTER = Duration.ofSeconds(2);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration STUCK_AFTER = Duration.ofMinutes(5);
    private static final int QUIET_LOOKS = 3;

    @Option(names = "--profile", defaultValue = "city", description = "city, or stress with ten times the gunshots.")
    private FusionProfile profile = FusionProfile.CITY;

    @Option(names = "--arrivals", defaultValue = "500000", description = "In each pass.")
    private int arrivals;

    @Option(names = "--events", paramLabel = "FILE", description = "An events.csv instead of the generator's events.")
    private @Nullable Path file;

    @Option(names = "--expected", paramLabel = "HASH", description = "Of the lines R1 to R3 that must be found.")
    private @Nullable String expected;

    @Option(names = "--passes", defaultValue = "2", description = "How often, warm-ups included.")
    private int passes;

    @Option(
            names = "--warm-ups",
            defaultValue = "1",
            description = "How many of them do not count: Java compiles for as long as two million observations take.")
    private int warmUps;

    @Option(
            names = "--jobs",
            split = ",",
            defaultValue = "fusion,cep-heap",
            description = "What is run in turn: fusion, fusion-matches, cep-heap, cep-rocksdb.")
    private List<BenchJob> jobs = new ArrayList<>();

    @Mixin
    private EngineOptions options = new EngineOptions();

    /** One that takes part, with its process and its topics. */
    private record Runner(BenchJob job, EngineProcess engine, KafkaSettings kafka) {}

    @Override
    public Integer call() {
        checkOptions();
        Machine machine = Machine.here();
        List<FusionEvent> events = file == null
                ? FusionFile.take(new FusionCity(profile, options.seed(), arrivals), arrivals)
                : FusionFile.read(file, arrivals);
        MatchSet reference = FusionReference.of(events);
        Output.say("to be found: " + reference.text());
        if (expected != null && !expected.equals(reference.hash())) {
            throw new CommandFailed("the reference finds " + reference.hash() + " in these events, not " + expected);
        }
        try (Scratch scratch = Scratch.make();
                BenchKafka kafka = BenchKafka.start(scratch.kafka())) {
            FusionReport report = new FusionReport(
                    machine,
                    profile.name().toLowerCase(Locale.ROOT),
                    events.size(),
                    options.parallelism(),
                    reference.text(),
                    measured(scratch, kafka, events, reference));
            Output.write(report.text(), report, options.json());
            return report.isExact() ? 0 : 1;
        }
    }

    private void checkOptions() {
        options.check("--parallelism", options.parallelism(), 1, 128);
        options.check("--arrivals", arrivals, 1, 20_000_000);
        options.check("--passes", passes, 1, 100);
        options.check("--warm-ups", warmUps, 0, passes);
    }

    private List<FusionReport.Pass> measured(
            Scratch scratch, BenchKafka broker, List<FusionEvent> events, MatchSet reference) {
        List<Runner> runners = new ArrayList<>();
        try {
            for (BenchJob job : jobs) {
                KafkaSettings kafka = broker.of(job);
                FoundLines.prepare(kafka, job);
                EngineProcess engine = EngineProcess.start(
                        options.wanted(scratch.path().resolve(job.label()), kafka.bootstrapServers(), job));
                runners.add(new Runner(job, engine, kafka));
                engine.tell(EngineOrder.RUN);
            }
            return passes(runners, events, reference);
        } finally {
            runners.forEach(runner -> runner.engine().close());
        }
    }

    private List<FusionReport.Pass> passes(List<Runner> runners, List<FusionEvent> events, MatchSet reference) {
        List<FusionReport.Pass> measured = new ArrayList<>();
        long span = events.stream().mapToLong(FusionEvent::at).max().orElse(0)
                - events.stream().mapToLong(FusionEvent::at).min().orElse(0);
        for (int done = 0; done < passes; done++) {
            int number = done - warmUps + 1;
            FusionRecords records = new FusionRecords(done, done * (span + BETWEEN_PASSES.toMillis()));
            for (Runner runner : runners) {
                Output.say((number <= 0 ? "warm-up" : "pass " + number) + ": "
                        + runner.job().label() + " works off " + events.size() + " ...");
                measured.add(pass(number, runner, events, records, reference));
            }
        }
        return measured;
    }

    private static void send(KafkaSettings kafka, List<FusionEvent> events, FusionRecords records) {
        try (KafkaPublisher publisher = BenchKafka.publisher(kafka)) {
            // A partition that was silent since the last pass counts as idle. Awake, it is waited for: else the
            // first one read would make the records of all others late.
            publisher.heartbeat(records.later(
                    events.stream().mapToLong(FusionEvent::at).min().orElse(0)));
            publisher.flush();
            Waiting.pause(AWAKE_AFTER);
            long last = 0;
            for (FusionEvent event : events) {
                publisher.publish(records.of(event));
                last = Math.max(last, event.at());
            }
            publisher.heartbeat(records.later(last + COMPLETE_AFTER.toMillis()));
            publisher.flush();
        }
    }

    private FusionReport.Pass pass(
            int number, Runner runner, List<FusionEvent> events, FusionRecords records, MatchSet reference) {
        EngineReading from = runner.engine().tell(EngineOrder.LOOK);
        send(runner.kafka(), events, records);
        EngineReading done = awaitQuiet(runner.engine(), from.workedOff() + events.size());
        EngineReading to = runner.engine().tell(EngineOrder.CHECKPOINT);
        MatchSet found = FoundLines.of(runner.kafka(), runner.job(), records, events);
        return new FusionReport.Pass(
                number,
                runner.job().label(),
                Usage.between(from, to),
                (to.atNanos() - done.atNanos()) / 1e9,
                to.checkpointBytes(),
                found.text(),
                FusionReport.some(reference.without(found)),
                FusionReport.some(found.without(reference)));
    }

    /** Until all is read and nothing more is said. */
    private static EngineReading awaitQuiet(EngineProcess engine, long all) {
        EngineReading now = engine.awaitWorkedOff(all, LOOK_EVERY, STUCK_AFTER);
        for (int quiet = 0; quiet < QUIET_LOOKS; ) {
            Waiting.pause(LOOK_EVERY);
            EngineReading next = engine.tell(EngineOrder.LOOK);
            quiet = next.matches() > now.matches() ? 0 : quiet + 1;
            now = next;
        }
        return now;
    }
}
