package io.crossfix.chaos;

import io.crossfix.chaos.rig.Child;
import io.crossfix.chaos.rig.FlinkRest;
import io.crossfix.chaos.rig.Rig;
import io.crossfix.chaos.rig.Size;
import io.crossfix.chaos.schedule.Drawing;
import io.crossfix.chaos.schedule.Schedule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
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

    @Mixin
    private WorkOption work = new WorkOption();

    /** Before the first fault, with a seed of 0: until every process is compiled. */
    private static final int WARM_UP_SECONDS = 120;

    private static final int FAULTS_PER_SEED = 3;
    private static final int LOOK_EVERY_SECONDS = 10;
    private static final int LOOKS_PER_MINUTE = 60 / LOOK_EVERY_SECONDS;
    private static final long CHECKPOINT_GOAL_MILLIS = 5_000;

    private final List<Minute> minutes = new ArrayList<>();
    private final List<Look> looks = new ArrayList<>();
    private final SortedMap<Long, Long> checkpoints = new TreeMap<>();

    /** Bytes of memory of all of Flink's processes, and of heap that its TaskManagers use. */
    private record Look(long resident, long heap) {}

    /**
     * A minute.
     *
     * @param resident bytes of memory of all of Flink's processes together, in the mean
     * @param heap the least that the heap of all TaskManagers held, bytes: near to what is alive
     */
    private record Minute(double resident, long heap) {}

    @Override
    public Integer call() throws IOException {
        List<Schedule> schedules = schedules();
        Path directory = work.fresh();
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try (Rig rig = Rig.start(directory, Size.LARGE)) {
            var unused = clock.scheduleAtFixedRate(
                    () -> look(rig), LOOK_EVERY_SECONDS, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
            Report report = new ChaosRun(rig, schedules, System.err::println).run();
            report.lines().forEach(System.out::println);
            report.table().forEach(System.out::println);
            quarters().forEach(System.out::println);
            work.forget(directory, report.isClean());
            return report.isClean() ? 0 : 1;
        } finally {
            clock.shutdownNow();
        }
    }

    private List<Schedule> schedules() {
        Schedule warmUp = new Schedule(0, WARM_UP_SECONDS, rate, List.of());
        Stream<Schedule> drawn = LongStream.range(from, from + Math.max(1, lasting * 60 / every / FAULTS_PER_SEED))
                .mapToObj(seed -> Drawing.of(seed, FAULTS_PER_SEED, every, rate));
        return Stream.concat(Stream.of(warmUp), drawn).toList();
    }

    private synchronized void look(Rig rig) {
        try {
            FlinkRest rest = rig.flink().rest();
            checkpoints.putAll(rest.newestCheckpoints());
            long resident = rig.flink().processes().stream()
                    .mapToLong(Child::residentBytes)
                    .sum();
            looks.add(new Look(resident, rest.heapBytes()));
            if (looks.size() == LOOKS_PER_MINUTE) {
                minute(rig, rest.checkpoints());
            }
        } catch (RuntimeException e) {
            System.out.println("minute " + (minutes.size() + 1) + ": no reading: " + e.getMessage());
        }
    }

    private void minute(Rig rig, FlinkRest.CheckpointFigures figures) {
        Minute minute = new Minute(
                looks.stream().mapToLong(Look::resident).average().orElse(0),
                looks.stream()
                        .mapToLong(Look::heap)
                        .filter(heap -> heap > 0)
                        .min()
                        .orElse(0));
        minutes.add(minute);
        looks.clear();
        System.out.printf(
                Locale.ROOT,
                "minute %d: Flink %.0f MB, least heap %d MB, checkpoints %d completed %d failed, last %.1f s, state %.1f MB; %s%n",
                minutes.size(),
                minute.resident() / (1 << 20),
                minute.heap() >> 20,
                figures.completed(),
                figures.failed(),
                figures.lastMillis() / 1_000.0,
                figures.stateBytes() / 1e6,
                each(rig));
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
        int quarter = minutes.size() / 4;
        if (quarter == 0) {
            return List.of("too short to compare quarters");
        }
        List<Minute> first = minutes.subList(0, quarter);
        List<Minute> last = minutes.subList(minutes.size() - quarter, minutes.size());
        return List.of(
                compared("memory of Flink's processes", first, last, Minute::resident),
                compared("least heap of a minute", first, last, Minute::heap),
                String.format(
                        Locale.ROOT,
                        "checkpoints seen: %d, %d of them longer than 5 s, the longest %.1f s",
                        checkpoints.size(),
                        checkpoints.values().stream()
                                .filter(took -> took > CHECKPOINT_GOAL_MILLIS)
                                .count(),
                        checkpoints.values().stream()
                                        .mapToLong(took -> took)
                                        .max()
                                        .orElse(0)
                                / 1_000.0));
    }

    private static String compared(String what, List<Minute> first, List<Minute> last, ToDoubleFunction<Minute> bytes) {
        double before = first.stream().mapToDouble(bytes).average().orElse(0) / (1 << 20);
        double after = last.stream().mapToDouble(bytes).average().orElse(0) / (1 << 20);
        return String.format(
                Locale.ROOT,
                "%s: first quarter %.0f MB, last quarter %.0f MB, %+.1f %%",
                what,
                before,
                after,
                100 * (after / before - 1));
    }
}
