package io.crossfix.bench.risk;

import io.crossfix.flow.FuseCellSettings;
import io.crossfix.flow.Rehearsal;
import io.crossfix.job.FusionSettings;
import io.crossfix.model.CellSettings;
import io.crossfix.model.Observation;
import io.crossfix.model.RiskSettings;
import io.crossfix.record.JudgedFact;
import io.crossfix.rule.Matcher;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The deciding part of the job without rules, in one thread, without Flink: placing on the grid, laying on the table of every key
 * cell in reach, moving the risk and telling it.
 *
 * <p>Every invocation begins with the same city, so that what is measured does not depend on how long it is measured.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RiskBenchmarks {

    /** In each invocation. */
    static final int BATCH = 1_000;

    static final int MINUTES = 10;
    static final int CELLS = 49;

    private static final long OUT_OF_ORDERNESS_MILLIS = 15_000;
    private static final long MINUTE_MILLIS = 60_000;

    /** What this thread has used in the measured parts alone. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Counted {

        private static final com.sun.management.ThreadMXBean THREADS =
                (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

        /** Bytes. */
        public long bytes;
        /** Processor time of this thread, nanoseconds: on a shared machine the one figure to compare. */
        public long nanos;
        /** Readings that were told. */
        public long readings;
        /** What the others were counted over. */
        public long operations;

        private long before;
        private long nanosBefore;

        void begin() {
            before = THREADS.getCurrentThreadAllocatedBytes();
            nanosBefore = THREADS.getCurrentThreadCpuTime();
        }

        void end(int many, long told) {
            nanos += THREADS.getCurrentThreadCpuTime() - nanosBefore;
            bytes += THREADS.getCurrentThreadAllocatedBytes() - before;
            operations += many;
            readings += told;
        }
    }

    /** A city, without rules. */
    abstract static class City {

        private @Nullable Matcher matcher;
        private @Nullable Rehearsal rehearsal;
        long told;

        void begin(RiskSettings risk) {
            FuseCellSettings job = FusionSettings.withRules(List.of()).fuseCell();
            FuseCellSettings settings = new FuseCellSettings(
                    job.grid(),
                    new CellSettings(job.cell().horizonMillis(), job.cell().maxFactsPerKind(), risk),
                    job.limits(),
                    List.of(),
                    job.surroundings(),
                    job.weights());
            matcher = new Matcher(settings.grid(), settings.model());
            rehearsal = Rehearsal.ofRisk(settings, matcher, reading -> told++);
        }

        Rehearsal rehearsal() {
            return Objects.requireNonNull(rehearsal);
        }

        void see(List<Observation> all) {
            for (Observation seen : all) {
                rehearsal().see(seen);
                rehearsal().advanceTo(seen.at() - OUT_OF_ORDERNESS_MILLIS);
            }
        }

        void end() {
            Objects.requireNonNull(matcher).close();
        }
    }

    /** Shots and calls. */
    @State(Scope.Thread)
    public static class Noise extends City {

        /** Which of the scenes. */
        @Param({"evening", "storm"})
        public String scene = "";

        List<Observation> next = List.of();
        List<Observation> past = List.of();

        /** The same city again. */
        @Setup(Level.Invocation)
        public void setUp() {
            Scene played = scene.equals("storm") ? Scene.STORM : Scene.EVENING;
            begin(RiskSettings.DEFAULT);
            past = played.prelude();
            next = played.next(BATCH);
            see(past);
            told = 0;
        }

        /** Frees it. */
        @TearDown(Level.Invocation)
        public void tearDown() {
            end();
        }
    }

    /** Plate reads. */
    @State(Scope.Thread)
    public static class Traffic extends City {

        /** Whether risk is told at all. */
        @Param({"told", "silent"})
        public String risk = "";

        List<Observation> next = List.of();

        /** The same street again. */
        @Setup(Level.Invocation)
        public void setUp() {
            begin(risk.equals("told") ? RiskSettings.DEFAULT : RiskSettings.SILENT);
            List<Observation> all = Scene.plates(Scene.START, 3 * BATCH);
            see(all.subList(0, 2 * BATCH));
            next = all.subList(2 * BATCH, 3 * BATCH);
            told = 0;
        }

        /** Frees it. */
        @TearDown(Level.Invocation)
        public void tearDown() {
            end();
        }
    }

    /** A key cell in which shots have been heard in every risk cell. */
    @State(Scope.Thread)
    public static class Siege extends City {

        private long from;

        /** The same cell again. */
        @Setup(Level.Invocation)
        public void setUp() {
            begin(RiskSettings.DEFAULT);
            List<Observation> shots = Siege.shots();
            see(shots);
            from = shots.get(shots.size() - 1).at();
            told = 0;
        }

        private static List<Observation> shots() {
            return new Raised(CELLS).shots(Scene.START);
        }

        void passMinute(int number) {
            rehearsal().advanceTo(from + number * MINUTE_MILLIS);
        }

        /** Frees it. */
        @TearDown(Level.Invocation)
        public void tearDown() {
            end();
        }
    }

    /** A shot or a call about shots, all of what it brings about. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void observation(Noise city, Counted counted) {
        counted.begin();
        for (Observation seen : city.next) {
            city.rehearsal().see(seen);
        }
        counted.end(BATCH, city.told);
    }

    /** A plain plate read. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void plate(Traffic city, Counted counted) {
        counted.begin();
        for (Observation seen : city.next) {
            city.rehearsal().see(seen);
        }
        counted.end(BATCH, city.told);
    }

    /** One of the latest observations is dismissed. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void dismissal(Noise city, Counted counted) {
        List<Observation> latest = city.past.subList(city.past.size() - BATCH, city.past.size());
        counted.begin();
        for (Observation seen : latest) {
            city.rehearsal().dismiss(judged(seen));
        }
        counted.end(BATCH, city.told);
    }

    /** A minute is over in a key cell whose 49 risk cells are all raised. */
    @Benchmark
    @OperationsPerInvocation(MINUTES)
    public void minute(Siege city, Counted counted) {
        counted.begin();
        for (int i = 1; i <= MINUTES; i++) {
            city.passMinute(i);
        }
        counted.end(MINUTES, city.told);
    }

    private static JudgedFact judged(Observation seen) {
        return new JudgedFact(
                seen.kind(),
                seen.id(),
                seen.sensor(),
                Instant.ofEpochMilli(seen.at()),
                seen.latitude(),
                seen.longitude(),
                seen.categoryName());
    }
}
