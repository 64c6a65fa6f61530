package io.crossfix.bench;

import io.crossfix.bench.city.CitySettings;
import io.crossfix.bench.city.CityStream;
import io.crossfix.bench.city.Sending;
import io.crossfix.bench.engine.BenchKafka;
import io.crossfix.bench.engine.EngineOrder;
import io.crossfix.bench.engine.EngineProcess;
import io.crossfix.bench.report.Machine;
import io.crossfix.bench.report.Output;
import io.crossfix.feeds.KafkaPublisher;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.record.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures what state weighs: bytes, the time of a checkpoint, and of a start from it. */
@Command(
        name = "state",
        description = "Bytes of state per plate read, and the time of a checkpoint and of a start from it.")
final class StateCommand implements Callable<Integer> {

    /** As many are worked off between two timed checkpoints. */
    private static final int CHANGED = 10_000;

    private static final int CHECKPOINTS = 5;
    private static final int AT_WORK_AFTER = 1_000;
    private static final int LEAST = 100_000;
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final Duration STUCK_AFTER = Duration.ofMinutes(3);

    @Option(
            names = "--sizes",
            split = ",",
            defaultValue = "250000,500000,1000000,2000000",
            description = "Observations that have come, one size after the other.")
    private List<Integer> sizes = new ArrayList<>();

    @Option(
            names = "--event-rate",
            defaultValue = "10000",
            description = "Per second of event time: what comes within fifteen minutes of it is held.")
    private int eventRate;

    @Mixin
    private EngineOptions options = new EngineOptions();

    @Override
    public Integer call() {
        options.check("--parallelism", options.parallelism(), 1, 128);
        options.check("--event-rate", eventRate, 1, 1_000_000);
        sizes.forEach(size -> options.check("--sizes", size, LEAST, 100_000_000));
        Machine machine = Machine.here();
        try (Scratch scratch = Scratch.make();
                BenchKafka kafka = BenchKafka.start(scratch.kafka());
                EngineProcess engine = EngineProcess.start(
                        options.wanted(scratch.engine(), kafka.access().bootstrapServers()))) {
            StateReport report = new StateReport(
                    machine, eventRate, options.parallelism(), measured(engine, new Town(kafka.access())));
            Output.write(report.text(), report, options.json());
            return 0;
        }
    }

    private List<StateReport.Size> measured(EngineProcess engine, Town town) {
        List<StateReport.Size> measured = new ArrayList<>();
        engine.tell(EngineOrder.RUN);
        for (int size : sizes.stream().sorted().toList()) {
            town.publish((int) (size - town.sent));
            Output.say("working off up to " + size + " ...");
            engine.awaitWorkedOff(town.due, LOOK_EVERY, STUCK_AFTER);
            List<Double> checkpoints = checkpoints(engine, town);
            long bytes = engine.tell(EngineOrder.CHECKPOINT).checkpointBytes();
            engine.tell(EngineOrder.HALT);
            town.halted();
            measured.add(new StateReport.Size(town.sent, town.plates, bytes, checkpoints, restart(engine, town)));
        }
        return measured;
    }

    private List<Double> checkpoints(EngineProcess engine, Town town) {
        List<Double> seconds = new ArrayList<>();
        for (int n = 0; n < CHECKPOINTS; n++) {
            town.publish(CHANGED);
            engine.awaitWorkedOff(town.due, LOOK_EVERY, STUCK_AFTER);
            long from = System.nanoTime();
            engine.tell(EngineOrder.CHECKPOINT);
            seconds.add((System.nanoTime() - from) / 1e9);
        }
        return seconds;
    }

    private StateReport.Start restart(EngineProcess engine, Town town) {
        town.publish(AT_WORK_AFTER);
        long from = System.nanoTime();
        engine.tell(EngineOrder.RUN);
        double running = (System.nanoTime() - from) / 1e9;
        engine.awaitWorkedOff(town.due, LOOK_EVERY, STUCK_AFTER);
        return new StateReport.Start(running, (System.nanoTime() - from) / 1e9);
    }

    /** What has been published. */
    private final class Town {

        private final KafkaSettings kafka;
        private final CityStream stream;
        /** In all. */
        private long sent;
        /** Plate reads among them. */
        private long plates;
        /** Since the job was last halted: it counts anew when it is run again. */
        private long due;

        Town(KafkaSettings kafka) {
            this.kafka = kafka;
            long start = System.currentTimeMillis() - Duration.ofHours(2).toMillis();
            this.stream = new CityStream(new CitySettings(options.seed(), start, eventRate, 0.2));
        }

        void publish(int count) {
            try (KafkaPublisher publisher = BenchKafka.publisher(kafka)) {
                for (int n = 0; n < count; n++) {
                    Sending sending = stream.next();
                    publisher.publish(sending.observation());
                    plates += sending.kind() == Kind.PLATE ? 1 : 0;
                }
                publisher.flush();
            }
            sent += count;
            due += count;
        }

        void halted() {
            due = 0;
        }
    }
}
