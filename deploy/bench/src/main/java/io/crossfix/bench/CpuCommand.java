package io.crossfix.bench;

import io.crossfix.bench.city.CitySettings;
import io.crossfix.bench.city.CityStream;
import io.crossfix.bench.city.Sending;
import io.crossfix.bench.engine.BenchKafka;
import io.crossfix.bench.engine.EngineOrder;
import io.crossfix.bench.engine.EngineProcess;
import io.crossfix.bench.engine.EngineReading;
import io.crossfix.bench.report.Machine;
import io.crossfix.bench.report.Output;
import io.crossfix.bench.report.Usage;
import io.crossfix.feeds.KafkaPublisher;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures the processor time of the job's process while it works off what lies in the topics. */
@Command(name = "cpu", description = "Processor time per observation, Kafka to Kafka, of the job's process.")
final class CpuCommand implements Callable<Integer> {

    /** Event time runs at this many observations per second, as in the workload fusion-1. */
    private static final int EVENT_RATE = 1_000;

    /** No delay is as long; a heartbeat behind it is true, milliseconds. */
    private static final long COMPLETE_AFTER_MILLIS = 10_000;

    /** Looking costs the engine processor time, too. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private static final Duration STUCK_AFTER = Duration.ofMinutes(2);

    @Option(names = "--observations", defaultValue = "500000", description = "In each pass.")
    private int observations;

    @Option(names = "--passes", defaultValue = "2", description = "The first one warms up.")
    private int passes;

    @Option(names = "--incidents", defaultValue = "0.2", description = "Planted per second of event time.")
    private double incidents;

    @Mixin
    private EngineOptions options = new EngineOptions();

    private final DecidingCalls calls = new DecidingCalls();

    @Override
    public Integer call() {
        checkOptions();
        Machine machine = Machine.here();
        try (Scratch scratch = Scratch.make();
                BenchKafka kafka = BenchKafka.start(scratch.kafka());
                EngineProcess engine = EngineProcess.start(
                        options.wanted(scratch.engine(), kafka.access().bootstrapServers()))) {
            List<CpuReport.Pass> measured = measured(engine, kafka.access());
            Onlooker.readAll(kafka.access(), Topic.MATCHES, calls);
            Onlooker.readAll(kafka.access(), Topic.ALERTS, calls);
            CpuReport report = new CpuReport(
                    machine, observations, options.parallelism(), measured, calls.count(), calls.unseen());
            Output.write(report.text(), report, options.json());
            return report.unseen() == 0 ? 0 : 1;
        }
    }

    private void checkOptions() {
        options.check("--parallelism", options.parallelism(), 1, 128);
        options.check("--observations", observations, 1, 100_000_000);
        options.check("--passes", passes, 1, 100);
        options.check("--incidents", incidents, 0.001, EVENT_RATE / 10.0);
    }

    private List<CpuReport.Pass> measured(EngineProcess engine, KafkaSettings kafka) {
        long now = System.currentTimeMillis();
        long span = new CitySettings(options.seed(), now, EVENT_RATE, incidents).spanMillis(observations);
        List<CpuReport.Pass> measured = new ArrayList<>();
        for (int pass = 0; pass < passes; pass++) {
            long start = now - (passes - pass) * span;
            preload(kafka, new CitySettings(options.seed() + pass, start, EVENT_RATE, incidents));
            Output.say((pass == 0 ? "warm-up" : "pass " + pass) + ": working off " + observations + " ...");
            measured.add(pass(engine));
        }
        return measured;
    }

    private void preload(KafkaSettings kafka, CitySettings city) {
        CityStream stream = new CityStream(city);
        try (KafkaPublisher publisher = BenchKafka.publisher(kafka)) {
            for (int n = 0; n < observations; n++) {
                Sending sending = stream.next();
                if (sending.isDeciding()) {
                    calls.expect(sending.id(), new DecidingCall(0));
                }
                publisher.publish(sending.observation());
            }
            publisher.heartbeat(city.sentAt(observations) - COMPLETE_AFTER_MILLIS);
            publisher.flush();
        }
    }

    private CpuReport.Pass pass(EngineProcess engine) {
        EngineReading from = engine.tell(EngineOrder.RUN);
        EngineReading done = engine.awaitWorkedOff(observations, LOOK_EVERY, STUCK_AFTER);
        EngineReading to = engine.tell(EngineOrder.CHECKPOINT);
        engine.tell(EngineOrder.HALT);
        double checkpointSeconds = (to.atNanos() - done.atNanos()) / 1e9;
        return new CpuReport.Pass(Usage.between(from, to), checkpointSeconds, to.checkpointBytes());
    }
}
