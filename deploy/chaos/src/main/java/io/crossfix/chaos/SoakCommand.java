package io.crossfix.chaos;

import io.crossfix.chaos.rig.Child;
import io.crossfix.chaos.rig.FlinkRest;
import io.crossfix.chaos.rig.Rig;
import io.crossfix.chaos.schedule.Drawing;
import io.crossfix.chaos.schedule.Schedule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A long run with a fault each minute, and what it does to memory and checkpoints. */
@Command(
        name = "soak",
        description = "Runs for long, with a fault each minute; prints memory and checkpoints each minute.")
final class SoakCommand implements Callable<Integer> {

    @Option(names = "--minutes", paramLabel = "N", description = "How long; ${DEFAULT-VALUE} by default.")
    private int minutes = 60;

    @Option(names = "--rate", paramLabel = "N", description = "Observations per second; ${DEFAULT-VALUE} by default.")
    private int rate = 2_000;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of faults and load; ${DEFAULT-VALUE} by default.")
    private long seed = 1;

    @Mixin
    private WorkOption work = new WorkOption();

    private final List<Minute> read = new ArrayList<>();

    /**
     * A reading.
     *
     * @param resident bytes of memory of all of Flink's processes together
     * @param checkpoints as Flink tells them
     */
    private record Minute(long resident, FlinkRest.CheckpointFigures checkpoints) {}

    @Override
    public Integer call() throws IOException {
        Schedule schedule = Drawing.of(seed, minutes - 1, 60, rate);
        Path directory = work.fresh();
        ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();
        try (Rig rig = Rig.start(directory)) {
            var unused = looks.scheduleAtFixedRate(() -> look(rig), 60, 60, TimeUnit.SECONDS);
            Outcome outcome = new ChaosRun(rig, schedule, System.err::println).run();
            looks.shutdownNow();
            outcome.lines().forEach(System.out::println);
            quarters().forEach(System.out::println);
            work.forget(directory, outcome.isClean());
            return outcome.isClean() ? 0 : 1;
        } finally {
            looks.shutdownNow();
        }
    }

    private synchronized void look(Rig rig) {
        try {
            FlinkRest.CheckpointFigures checkpoints = rig.flink().rest().checkpoints();
            long resident = rig.flink().processes().stream()
                    .mapToLong(Child::residentBytes)
                    .sum();
            read.add(new Minute(resident, checkpoints));
            System.out.printf(
                    Locale.ROOT,
                    "minute %d: Flink %d MB, checkpoints %d completed %d failed, last %.1f s, state %.1f MB; %s%n",
                    read.size(),
                    resident >> 20,
                    checkpoints.completed(),
                    checkpoints.failed(),
                    checkpoints.lastMillis() / 1_000.0,
                    checkpoints.stateBytes() / 1e6,
                    each(rig));
        } catch (RuntimeException e) {
            System.out.println("minute " + (read.size() + 1) + ": no reading: " + e.getMessage());
        }
    }

    private static String each(Rig rig) {
        StringBuilder text = new StringBuilder();
        rig.processes()
                .forEach(process -> text.append(process.name())
                        .append(' ')
                        .append(process.residentBytes() >> 20)
                        .append(' '));
        return text.toString().strip();
    }

    private synchronized List<String> quarters() {
        int quarter = read.size() / 4;
        if (quarter == 0) {
            return List.of("too short to compare quarters");
        }
        double first = mean(read.subList(0, quarter));
        double last = mean(read.subList(read.size() - quarter, read.size()));
        double longest = read.stream()
                .mapToLong(minute -> minute.checkpoints().lastMillis())
                .max()
                .orElse(0);
        return List.of(
                String.format(
                        Locale.ROOT,
                        "memory of Flink's processes: first quarter %.0f MB, last quarter %.0f MB, %+.1f %%",
                        first,
                        last,
                        100 * (last / first - 1)),
                String.format(Locale.ROOT, "longest checkpoint among those read each minute: %.1f s", longest / 1_000));
    }

    private static double mean(List<Minute> minutes) {
        return minutes.stream().mapToLong(Minute::resident).average().orElse(0) / (1 << 20);
    }
}
