package io.crossfix.chaos;

import io.crossfix.chaos.rig.Rig;
import io.crossfix.chaos.rig.Size;
import io.crossfix.chaos.schedule.Drawing;
import io.crossfix.chaos.schedule.Schedule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * A long run with a fault each minute: the schedules of many seeds one after another, and what they do to memory and
 * checkpoints.
 */
@Command(
        name = "soak",
        description = "Runs for long, with a fault each minute; prints memory and checkpoints each minute.")
final class SoakCommand implements Callable<Integer> {

    @Option(names = "--minutes", paramLabel = "N", description = "How long; ${DEFAULT-VALUE} by default.")
    private int lasting = 60;

    @Option(names = "--rate", paramLabel = "N", description = "Observations per second; ${DEFAULT-VALUE} by default.")
    private int rate = 2_000;

    @Option(
            names = "--every",
            paramLabel = "SECONDS",
            description = "From one fault to the next, at least 20; ${DEFAULT-VALUE} by default.")
    private int every = 60;

    @Option(names = "--from", paramLabel = "N", description = "The first seed; ${DEFAULT-VALUE} by default.")
    private long from = 1;

    @Option(
            names = "--warm-up",
            paramLabel = "MINUTES",
            description = "How long before the first fault, until the tables hold what they will always hold; "
                    + "${DEFAULT-VALUE} by default.")
    private int warmUp = 25;

    @Mixin
    private WorkOption work = new WorkOption();

    private static final int FAULTS_PER_SEED = 3;

    @Override
    public Integer call() throws IOException {
        List<Schedule> schedules = schedules();
        Path directory = work.fresh();
        SoakReadings readings = new SoakReadings(System.out::println);
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try (Rig rig = Rig.start(directory, Size.LARGE)) {
            var unused = clock.scheduleAtFixedRate(
                    () -> readings.look(rig), SoakReadings.LOOK_EVERY, SoakReadings.LOOK_EVERY, TimeUnit.SECONDS);
            Report report = report(rig, schedules, readings);
            report.lines().forEach(System.out::println);
            report.table().forEach(System.out::println);
            work.forget(directory, report.isClean());
            return report.isClean() ? 0 : 1;
        } finally {
            clock.shutdownNow();
        }
    }

    /** What was read is told whatever becomes of the comparison. */
    private Report report(Rig rig, List<Schedule> schedules, SoakReadings readings) {
        ChaosRun run = new ChaosRun(rig, schedules, System.err::println);
        try {
            return run.run();
        } finally {
            readings.quarters(warmUp, warmUp + lasting).forEach(System.out::println);
            new CheckpointTimes(readings.checkpoints(), run.spells()).lines().forEach(System.out::println);
        }
    }

    private List<Schedule> schedules() {
        Schedule first = new Schedule(0, warmUp * 60, rate, List.of());
        Stream<Schedule> drawn = LongStream.range(from, from + Math.max(1, lasting * 60 / every / FAULTS_PER_SEED))
                .mapToObj(seed -> Drawing.of(seed, FAULTS_PER_SEED, every, rate));
        return Stream.concat(Stream.of(first), drawn).toList();
    }
}
