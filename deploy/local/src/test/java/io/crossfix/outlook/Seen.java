package io.crossfix.outlook;

import io.crossfix.model.Grid;
import io.crossfix.model.GridSettings;
import io.crossfix.model.Observation;
import io.crossfix.model.risk.NextWeights;
import io.crossfix.model.risk.NowWeights;
import io.crossfix.model.risk.Reliability;
import io.crossfix.model.risk.RiskAge;
import io.crossfix.model.risk.RiskBook;
import io.crossfix.model.risk.RiskModel;
import io.crossfix.model.risk.RiskReadings;
import io.crossfix.model.risk.RiskSource;
import io.crossfix.model.risk.RiskWeights;
import io.crossfix.record.GunshotCategory;
import io.crossfix.record.Kind;
import io.crossfix.record.RiskReading;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Readings as the job itself makes them, for tests: some shots, and a ledger. */
public final class Seen {

    /** A Friday evening, milliseconds since epoch. */
    public static final long FRIDAY_EVENING =
            Instant.parse("2024-06-21T21:37:11Z").toEpochMilli();

    public static final Grid GRID = new Grid(GridSettings.DEFAULT);

    private final RiskModel model;
    private final RiskBook book = new RiskBook(cell -> {}, hour -> {});
    private final Set<Long> cells = new HashSet<>();
    private @Nullable Long keyCell;

    public Seen(RiskWeights weights) {
        this.model = new RiskModel(weights, Reliability.OF_KIND);
    }

    /** Somebody heard shots; all of them in one key cell. */
    public Seen shots(String id, long at, double latitude, double longitude) {
        Observation seen = Observation.plain(
                Kind.GUNSHOT, id, "sensor-1", at, latitude, longitude, 60, 0.9, GunshotCategory.MULTIPLE.ordinal(), 3);
        book.observe(desk(GRID.place(seen).home()), seen, GRID.place(seen).riskCell(), Long.MIN_VALUE, cells);
        return this;
    }

    private RiskBook.Desk desk(long home) {
        keyCell = keyCell == null ? Long.valueOf(home) : keyCell;
        return new RiskBook.Desk(GRID, keyCell, model);
    }

    /** Every cell that they weigh on. */
    public Set<Long> cells() {
        return Set.copyOf(cells);
    }

    /** What the job would say of a cell at a time, milliseconds since epoch. */
    public RiskReading reading(long cell, long at) {
        RiskReading reading = new RiskReadings(desk(0), book).reading(cell, at);
        if (reading == null) {
            throw new IllegalArgumentException("nothing was seen near " + Grid.text(cell));
        }
        return reading;
    }

    /** What is known when every cell was read at a time. */
    public KnownRisk known(long at) {
        KnownRisk known = new KnownRisk();
        cells.forEach(cell -> known.take(reading(cell, at)));
        return known;
    }

    /** The same with hours that are all alike. */
    static RiskWeights evenHours(long seed) {
        RiskWeights uneven = uneven(seed);
        NextWeights next = uneven.next();
        double[] alike = new double[NextWeights.HOURS_OF_WEEK];
        Arrays.fill(alike, 1);
        return new RiskWeights(
                "even",
                1,
                uneven.now(),
                new NextWeights(next.basePerDay(), next.level(), next.zone(), alike, next.children()));
    }

    /** Weights that leave nothing out: all ages, hours that differ, a calibration that is not the identity. */
    public static RiskWeights uneven(long seed) {
        Random random = new Random(seed);
        double[] hours = random.doubles(NextWeights.HOURS_OF_WEEK, 0.2, 1.8).toArray();
        double[] children = new double[RiskSource.COUNT * NextWeights.RINGS * RiskAge.COUNT];
        for (int ring = 0; ring < NextWeights.RINGS; ring++) {
            for (RiskAge age : List.of(RiskAge.HOURS, RiskAge.WEEKS, RiskAge.YEAR)) {
                children[NextWeights.index(RiskSource.GUNSHOT, ring, age)] = random.nextDouble(0.01, 0.3);
            }
        }
        NowWeights now = new NowWeights(
                -8, 0.9, 0.3, Map.of(RiskSource.GUNSHOT, new NowWeights.OfSource(6, 40, false)), List.of(), Map.of());
        NextWeights next = new NextWeights(0.0003, 1.1, ZoneId.of("America/Chicago"), hours, children);
        return new RiskWeights("uneven", 1, now, next);
    }
}
