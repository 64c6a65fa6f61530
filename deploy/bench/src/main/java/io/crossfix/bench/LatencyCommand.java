package io.crossfix.bench;

import io.crossfix.bench.city.CitySettings;
import io.crossfix.bench.engine.BenchJob;
import io.crossfix.bench.engine.BenchKafka;
import io.crossfix.bench.engine.EngineOrder;
import io.crossfix.bench.engine.EngineProcess;
import io.crossfix.bench.engine.EngineReading;
import io.crossfix.bench.report.Machine;
import io.crossfix.bench.report.Output;
import io.crossfix.bench.report.Usage;
import io.crossfix.feeds.KafkaPublisher;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.local.CommandFailed;
import io.crossfix.local.Waiting;
import io.crossfix.settings.KafkaSection;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures the time from the broker's append of a deciding observation until a consumer sees the alert. */
@Command(
        name = "latency",
        description = "Time from the append of a deciding observation to the alert, at a fixed rate.")
final class LatencyCommand implements Callable<Integer> {

    /** Between now and the first sending, for threads to start. */
    private static final long LEAD_MILLIS = 500;

    /** Everything this old has been sent, repeats included, milliseconds. */
    private static final long COMPLETE_AFTER_MILLIS = 25_000;

    private static final Duration HEARTBEAT_EVERY = Duration.ofSeconds(1);
    private static final Duration SEEN_WITHIN = Duration.ofSeconds(20);

    @Option(names = "--rate", defaultValue = "1000", description = "Observations per second.")
    private int rate;

    @Option(names = "--seconds", defaultValue = "60", description = "How long to measure.")
    private int seconds;

    @Option(names = "--warm-up", defaultValue = "20", description = "Seconds of the same load before.")
    private int warmUp;

    @Option(names = "--incidents", defaultValue = "3", description = "Planted incidents per second.")
    private double incidents;

    @Option(
            names = "--job",
            defaultValue = "shipped",
            description =
                    "shipped, or what it is compared with: cep-heap, cep-rocksdb (ten seconds behind by its watermark).")
    private BenchJob job = BenchJob.SHIPPED;

    @Mixin
    private EngineOptions options = new EngineOptions();

    private final DecidingCalls calls = new DecidingCalls();

    @Override
    public Integer call() throws Exception {
        checkOptions();
        Machine machine = Machine.here();
        try (Scratch scratch = Scratch.make();
                EngineProcess engine = EngineProcess.start(options.wanted(scratch.engine(), null, job))) {
            KafkaSettings kafka = KafkaSection.at(engine.first().bootstrap()).access();
            FoundLines.prepare(kafka, job);
            Output.say("starting the job ...");
            engine.tell(EngineOrder.RUN);
            LatencyReport report = measured(machine, engine, kafka);
            Output.write(report.text(), report, options.json());
            return report.unseen() == 0 ? 0 : 1;
        }
    }

    private void checkOptions() {
        options.check("--parallelism", options.parallelism(), 1, 128);
        options.check("--rate", rate, 1, 1_000_000);
        options.check("--seconds", seconds, 1, 86_400);
        options.check("--warm-up", warmUp, 0, 86_400);
        options.check("--incidents", incidents, 0.001, rate / 10.0);
    }

    private LatencyReport measured(Machine machine, EngineProcess engine, KafkaSettings kafka) throws Exception {
        try (var onlookers = Onlookers.start(kafka, job, calls);
                var load = new OpenLoop(kafka, calls)) {
            Output.say("warming up for " + warmUp + " s, then measuring for " + seconds + " s ...");
            long start = System.currentTimeMillis() + LEAD_MILLIS;
            CitySettings city = new CitySettings(options.seed(), start, rate, incidents);
            FutureTask<Long> sender = new FutureTask<>(
                    () -> load.send(city, Duration.ofSeconds(warmUp), Duration.ofSeconds((long) warmUp + seconds)));
            new Thread(sender, "load").start();
            EngineReading from = readingAt(start + warmUp * 1_000L, engine, kafka);
            EngineReading to = readingAt(start + (warmUp + seconds) * 1_000L, engine, kafka);
            long late = Waiting.on(sender, Duration.ofSeconds(60L + seconds), "the load did not end");
            if (job.isPlain()) {
                endOfTime(kafka);
            }
            calls.awaitSeen(SEEN_WITHIN);
            return new LatencyReport(
                    machine,
                    job.label(),
                    rate,
                    seconds,
                    warmUp,
                    options.parallelism(),
                    calls.percentiles(),
                    calls.count(),
                    calls.unseen(),
                    late / 1_000.0,
                    Usage.between(from, to));
        }
    }

    /** What waits for a watermark hears that nothing earlier will come. */
    private static void endOfTime(KafkaSettings kafka) {
        try (KafkaPublisher publisher = BenchKafka.publisher(kafka)) {
            publisher.heartbeat(System.currentTimeMillis() + COMPLETE_AFTER_MILLIS);
            publisher.flush();
        }
    }

    /** Until then the producers' heartbeats go on. */
    private static EngineReading readingAt(long atMillis, EngineProcess engine, KafkaSettings kafka) {
        try (KafkaPublisher publisher = BenchKafka.publisher(kafka)) {
            for (long left = left(atMillis); left > 0; left = left(atMillis)) {
                publisher.heartbeat(System.currentTimeMillis() - COMPLETE_AFTER_MILLIS);
                Waiting.pause(Duration.ofMillis(Math.min(left, HEARTBEAT_EVERY.toMillis())));
                checkInterrupt();
            }
        }
        return engine.tell(EngineOrder.LOOK);
    }

    private static long left(long atMillis) {
        return atMillis - System.currentTimeMillis();
    }

    private static void checkInterrupt() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CommandFailed("interrupted");
        }
    }
}
