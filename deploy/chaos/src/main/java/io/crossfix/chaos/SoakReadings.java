package io.crossfix.chaos;

import io.crossfix.bench.report.Median;
import io.crossfix.chaos.rig.Child;
import io.crossfix.chaos.rig.FlinkRest;
import io.crossfix.chaos.rig.LiveHeap;
import io.crossfix.chaos.rig.Rig;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/** What a long run does to memory and checkpoints, read every ten seconds; minute by minute, and in quarters. */
final class SoakReadings {

    /** Seconds between two looks. */
    static final int LOOK_EVERY = 10;

    private static final int LOOKS_PER_MINUTE = 60 / LOOK_EVERY;
    private static final int COLLECT_EVERY_MINUTES = 2;
    private static final long NOT_READ = -1;

    private final Consumer<String> say;
    private final List<Minute> minutes = new ArrayList<>();
    private final List<Long> resident = new ArrayList<>();
    private final SortedMap<Long, Long> checkpoints = new TreeMap<>();

    /**
     * A minute.
     *
     * @param resident bytes of memory of all of Flink's processes together, in the mean
     * @param live bytes that are alive in the heaps of the TaskManagers, right after a collection; not read in most minutes
     */
    private record Minute(long resident, long live) {}

    /** @param say takes a line each minute */
    SoakReadings(Consumer<String> say) {
        this.say = say;
    }

    /** To be called every ten seconds. */
    synchronized void look(Rig rig) {
        resident.add(
                rig.flink().processes().stream().mapToLong(Child::residentBytes).sum());
        try {
            checkpoints.putAll(rig.flink().rest().newestCheckpoints());
        } catch (RuntimeException e) {
            // The leading JobManager may be gone just now; checkpoints that are missed here are seen next time.
            say.accept("no reading: " + e.getMessage());
        }
        if (resident.size() == LOOKS_PER_MINUTE) {
            minute(rig);
        }
    }

    private void minute(Rig rig) {
        long mean = (long) resident.stream().mapToLong(bytes -> bytes).average().orElse(0);
        resident.clear();
        boolean collects = (minutes.size() + 1) % COLLECT_EVERY_MINUTES == 0;
        long live = collects ? LiveHeap.of(rig.flink().taskManagers()).orElse(NOT_READ) : NOT_READ;
        minutes.add(new Minute(mean, live));
        say.accept(String.format(
                Locale.ROOT,
                "minute %d: Flink %d MB%s; %s; %s",
                minutes.size(),
                mean >> 20,
                live == NOT_READ ? "" : String.format(Locale.ROOT, ", alive in the heaps %d MB", live >> 20),
                checkpoints(rig),
                each(rig)));
    }

    private static String checkpoints(Rig rig) {
        try {
            FlinkRest.CheckpointFigures figures = rig.flink().rest().checkpoints();
            return String.format(
                    Locale.ROOT,
                    "checkpoints %d completed %d failed, last %.1f s, state %.1f MB",
                    figures.completed(),
                    figures.failed(),
                    figures.lastMillis() / 1_000.0,
                    figures.stateBytes() / 1e6);
        } catch (RuntimeException e) {
            return "no checkpoints read: " + e.getMessage();
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

    /**
     * The first against the last quarter.
     *
     * @param from the first minute that counts, from 0
     * @param until the first that does not
     */
    synchronized List<String> quarters(int from, int until) {
        List<Minute> counted = minutes.subList(Math.min(from, minutes.size()), Math.min(until, minutes.size()));
        int quarter = counted.size() / 4;
        List<Minute> first = counted.subList(0, quarter);
        List<Minute> last = counted.subList(counted.size() - quarter, counted.size());
        return List.of(
                compared("memory of Flink's processes", first, last, Minute::resident),
                compared("alive in the heaps of the TaskManagers", first, last, Minute::live));
    }

    /** How long each completed checkpoint took that was seen, milliseconds, by when it was begun, milliseconds since epoch. */
    synchronized SortedMap<Long, Long> checkpoints() {
        return new TreeMap<>(checkpoints);
    }

    private static String compared(String what, List<Minute> first, List<Minute> last, ToLongFunction<Minute> bytes) {
        double before = median(first, bytes);
        double after = median(last, bytes);
        if (Double.isNaN(before) || Double.isNaN(after)) {
            return what + ": not read often enough to compare quarters (a JDK with jcmd is needed)";
        }
        return String.format(
                Locale.ROOT,
                "%s: median of the first quarter %.0f MB, of the last %.0f MB, %+.1f %%",
                what,
                before / (1 << 20),
                after / (1 << 20),
                100 * (after / before - 1));
    }

    /** The median, since a reading right beside a restart is of a TaskManager that is new or behind. */
    private static double median(List<Minute> minutes, ToLongFunction<Minute> bytes) {
        return Median.of(minutes.stream()
                .mapToLong(bytes)
                .filter(value -> value != NOT_READ)
                .asDoubleStream());
    }
}
