package io.crossfix.bench.step;

import io.crossfix.bench.city.CitySettings;
import io.crossfix.bench.city.CityStream;
import io.crossfix.bench.city.Sending;
import io.crossfix.document.InvalidDocument;
import io.crossfix.job.FusionSettings;
import io.crossfix.model.Admission;
import io.crossfix.model.AdmissionSettings;
import io.crossfix.model.Facts;
import io.crossfix.model.Grid;
import io.crossfix.model.GridSettings;
import io.crossfix.model.Observation;
import io.crossfix.model.Placement;
import io.crossfix.model.risk.RiskModel;
import io.crossfix.record.Kind;
import io.crossfix.rule.Answer;
import io.crossfix.rule.CompiledRule;
import io.crossfix.rule.Matcher;
import io.crossfix.settings.StartingRules;
import io.crossfix.wire.RecordCodec;
import io.crossfix.wire.Undecodable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The steps of a plain plate read's way, and of a question, in one thread without Kafka and Flink. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
public class StepBenchmarks {

    /** A power of two: which one is next is a mask. */
    private static final int MANY = 1 << 14;

    private static final int EVENT_RATE = 1_000;
    private static final long START = 1_767_225_600_000L;
    private static final int NO_CAP = 1 << 30;

    private final List<byte[]> encoded = new ArrayList<>();
    private final List<SpecificRecord> records = new ArrayList<>();
    private final List<Observation> reads = new ArrayList<>();
    private final List<Observation> strangers = new ArrayList<>();
    private final RecordCodec codec = new RecordCodec();
    private final Admission door = new Admission(AdmissionSettings.DEFAULT);
    private final Grid grid = new Grid(GridSettings.DEFAULT);
    private Facts facts = new Facts(NO_CAP);
    private @Nullable Matcher matcher;
    private @Nullable CompiledRule rule;
    private @Nullable Observation shots;
    private Facts around = new Facts(NO_CAP);
    private int next;
    private long laid;

    /** A city's plate reads, and shots with a call and a crowd of reads around them. */
    @Setup(Level.Trial)
    public void begin() throws InvalidDocument {
        CityStream city = new CityStream(new CitySettings(42, START, EVENT_RATE, 0.2));
        SplittableRandom dice = new SplittableRandom(7);
        while (reads.size() < MANY) {
            Sending sending = city.next();
            Observation seen = Objects.requireNonNull(
                    door.judge(sending.observation(), Long.MAX_VALUE).observation());
            if (seen.kind() == Kind.PLATE && !seen.isHotlistHit()) {
                records.add(sending.observation());
                encoded.add(codec.encode(sending.observation()));
                reads.add(seen);
                strangers.add(elsewhere(seen, dice));
            }
        }
        question();
    }

    /** The same read somewhere in the city where nobody has been read. */
    private static Observation elsewhere(Observation seen, SplittableRandom dice) {
        return Observation.plain(
                Kind.PLATE,
                seen.id(),
                seen.sensor(),
                seen.at(),
                41.7 + 0.3 * dice.nextDouble(),
                -87.9 + 0.4 * dice.nextDouble(),
                seen.uncertaintyMetres(),
                seen.confidence(),
                seen.category(),
                seen.quantity());
    }

    private void question() throws InvalidDocument {
        FusionSettings settings = FusionSettings.withRules(StartingRules.in(null));
        for (String text : settings.rules()) {
            CompiledRule each = settings.compiler().compile(text, "shipped");
            rule = each.id().equals("shots-called-in") ? each : rule;
        }
        matcher = new Matcher(settings.grid(), RiskModel.shipped());
        Observation heard = Observation.plain(Kind.GUNSHOT, "g", "detectors", START, 41.85, -87.68, 25, 0.9, 1, 3);
        shots = heard;
        around.put(heard);
        for (int minute = -9; minute < 10; minute++) {
            around.put(Observation.plain(
                    Kind.CALL, "c" + minute, "psap", START + minute * 60_000L, 41.852, -87.681, 50, 0.9, 0, 0));
        }
    }

    @TearDown(Level.Trial)
    public void end() {
        Objects.requireNonNull(matcher).close();
    }

    private int turn() {
        next = (next + 1) & (MANY - 1);
        return next;
    }

    /** Avro's bytes to a record. */
    @Benchmark
    public SpecificRecord decode() throws Undecodable {
        return codec.decode(encoded.get(turn()));
    }

    /** A record to an observation, judged. */
    @Benchmark
    public Admission.Verdict admit() {
        return door.judge(records.get(turn()), Long.MAX_VALUE);
    }

    /** The cells of a reader that stands where it stood. */
    @Benchmark
    public Placement placeFixed() {
        return grid.place(reads.get(turn()));
    }

    /** The cells of a position that was not seen before, as far as the cache of positions is concerned. */
    @Benchmark
    public Placement placeStranger() {
        return grid.place(strangers.get(turn()));
    }

    /** A read laid on a table; the table begins anew when it holds as many as a busy cell's. */
    @Benchmark
    public int lay() {
        if (++laid % MANY == 0) {
            facts = new Facts(NO_CAP);
        }
        facts.put(reads.get(turn()));
        return facts.size();
    }

    /** A rule of one around part asked about shots, with nineteen calls in its window. */
    @Benchmark
    public Answer ask() {
        return Objects.requireNonNull(matcher)
                .ask(Objects.requireNonNull(rule), Objects.requireNonNull(shots), around, Long.MAX_VALUE);
    }

    /** The condition of a rule's anchor, CEL. */
    @Benchmark
    public boolean condition() {
        return Objects.requireNonNull(rule).anchors(Objects.requireNonNull(shots));
    }
}
