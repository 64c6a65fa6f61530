package io.crossfix.bench;

import io.crossfix.bench.city.CitySettings;
import io.crossfix.bench.city.Sending;
import io.crossfix.bench.engine.BenchJob;
import io.crossfix.bench.engine.EngineOrder;
import io.crossfix.bench.engine.EngineProcess;
import io.crossfix.bench.engine.EngineReading;
import io.crossfix.bench.report.Machine;
import io.crossfix.bench.report.Output;
import io.crossfix.bench.report.Percentiles;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.local.Waiting;
import io.crossfix.model.Sphere;
import io.crossfix.record.EmergencyCall;
import io.crossfix.settings.KafkaSection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures what one very busy place does to the alerts of all others. */
@Command(
        name = "hot-cell",
        description = "Alerts elsewhere, with and without one cell that is far busier than the rest.")
final class HotCellCommand implements Callable<Integer> {

    private static final long LEAD_MILLIS = 500;
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    private static final Duration SEEN_WITHIN = Duration.ofSeconds(10);

    /** Longer than all that is measured; the load is told to stop before. */
    private static final Duration LONGEST_LOAD = Duration.ofHours(2);

    /** Beyond this an incident lies in no cell that a read of the hot one reaches. */
    private static final double ELSEWHERE_METRES = 6_000;

    @Option(names = "--rate", defaultValue = "1000", description = "Observations per second in the whole city.")
    private int rate;

    @Option(names = "--hot-rate", defaultValue = "2000", description = "Plate reads per second at the hot place.")
    private int hotRate;

    @Option(names = "--incidents", defaultValue = "3", description = "Planted incidents per second.")
    private double incidents;

    @Option(names = "--warm-up", defaultValue = "40", description = "Seconds of load before.")
    private int warmUp;

    @Option(names = "--phase", defaultValue = "60", description = "Seconds with, and seconds without.")
    private int phase;

    @Option(names = "--rounds", defaultValue = "5", description = "How often both are measured, in turn.")
    private int rounds;

    @Mixin
    private EngineOptions options = new EngineOptions();

    private final DecidingCalls calls = new DecidingCalls();
    private final AtomicBoolean stop = new AtomicBoolean();

    @Override
    public Integer call() throws Exception {
        options.check("--rate", rate, 1, 100_000);
        options.check("--hot-rate", hotRate, 1, 100_000);
        options.check("--incidents", incidents, 0.001, rate / 10.0);
        options.check("--warm-up", warmUp, 1, 3_600);
        options.check("--phase", phase, 5, 600);
        options.check("--rounds", rounds, 1, 20);
        Machine machine = Machine.here();
        try (Scratch scratch = Scratch.make();
                EngineProcess engine = EngineProcess.start(options.wanted(scratch.engine(), null))) {
            Output.say("starting the job ...");
            EngineReading ready = engine.tell(EngineOrder.RUN);
            KafkaSettings kafka = KafkaSection.at(ready.bootstrap()).access();
            HotCellReport report = new HotCellReport(machine, rate, hotRate, phase, measured(engine, kafka));
            Output.write(report.text(), report, options.json());
            return 0;
        }
    }

    private List<HotCellReport.Round> measured(EngineProcess engine, KafkaSettings kafka) throws Exception {
        List<HotCellReport.Round> measured = new ArrayList<>();
        try (var onlookers = Onlookers.start(kafka, BenchJob.SHIPPED, calls);
                var load = new OpenLoop(kafka, calls, stop::get, HotCellCommand::isElsewhere);
                var hot = new HotReader(kafka)) {
            long start = System.currentTimeMillis() + LEAD_MILLIS;
            CitySettings city = new CitySettings(options.seed(), start, rate, incidents);
            FutureTask<Long> sender = new FutureTask<>(() -> load.send(city, Duration.ZERO, LONGEST_LOAD));
            new Thread(sender, "load").start();
            Output.say("warming up for " + warmUp + " s ...");
            hot.send(hotRate, Duration.ofSeconds(warmUp));
            for (int round = 1; round <= rounds; round++) {
                Output.say("round " + round + " of " + rounds + ": " + phase + " s without, " + phase + " s with ...");
                Percentiles without = alerts("without", () -> Waiting.pause(Duration.ofSeconds(phase)));
                Percentiles with = alerts("with", () -> hot.send(hotRate, Duration.ofSeconds(phase)));
                measured.add(new HotCellReport.Round(without, with));
                engine.tell(EngineOrder.LOOK);
            }
            stop.set(true);
            Waiting.on(sender, Duration.ofSeconds(30), "the load did not end");
        }
        return measured;
    }

    private static boolean isElsewhere(Sending sending) {
        return sending.observation() instanceof EmergencyCall call
                && Sphere.distanceMetres(
                                call.getLatitude(), call.getLongitude(), HotReader.LATITUDE, HotReader.LONGITUDE)
                        > ELSEWHERE_METRES;
    }

    private Percentiles alerts(String what, Runnable meanwhile) {
        long from = WallClock.micros();
        meanwhile.run();
        long to = WallClock.micros();
        long deadline = System.nanoTime() + SEEN_WITHIN.toNanos();
        while (calls.unseenBetween(from, to) > 0 && System.nanoTime() < deadline) {
            Waiting.pause(LOOK_EVERY);
        }
        return calls.appendToNewAlertBetween(what, from, to);
    }
}
