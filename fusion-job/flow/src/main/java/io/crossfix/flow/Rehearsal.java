package io.crossfix.flow;

import io.crossfix.model.CellTable;
import io.crossfix.model.Grid;
import io.crossfix.model.Observation;
import io.crossfix.model.risk.RiskLedger;
import io.crossfix.model.risk.SensorBook;
import io.crossfix.record.JudgedFact;
import io.crossfix.record.Match;
import io.crossfix.record.MatchState;
import io.crossfix.record.RiskReading;
import io.crossfix.rule.CompiledRule;
import io.crossfix.rule.Matcher;
import io.crossfix.rule.RuleBook;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A whole city on what {@link FuseCell} does, without Flink: every key cell in one thread, for trying rules on a handful of
 * observations. Time moves when it is told to.
 */
public final class Rehearsal {

    private final FuseCellSettings settings;
    private final Grid grid;
    private final CellFusion fusion;
    // Sorted: the hashes of key cells, whose last 24 bits are all the same, fall together.
    private final Map<Long, CellTable> tables = new TreeMap<>();
    private final TreeMap<Long, TreeSet<Long>> timers = new TreeMap<>();
    private final TreeMap<Long, TreeSet<Long>> minutes = new TreeMap<>();
    private final @Nullable Consumer<RiskReading> risk;
    private final Map<String, Match> last = new LinkedHashMap<>();
    private RuleBook book;
    private long watermark = Long.MIN_VALUE;

    /**
     * A city before anything was seen.
     *
     * @param matcher asks the rules; belongs to the caller, who may use it for many cities
     * @param rules all that there are
     */
    public Rehearsal(FuseCellSettings settings, Matcher matcher, Collection<CompiledRule> rules) {
        this(settings, new Grid(settings.grid()), matcher, rules);
    }

    Rehearsal(FuseCellSettings settings, Grid grid, Matcher matcher, Collection<CompiledRule> rules) {
        this(settings, grid, matcher, rules, null);
    }

    private Rehearsal(
            FuseCellSettings settings,
            Grid grid,
            Matcher matcher,
            Collection<CompiledRule> rules,
            @Nullable Consumer<RiskReading> risk) {
        this.risk = risk;
        this.settings = settings;
        this.grid = grid;
        this.book = RuleBook.empty().withAll(rules);
        this.fusion = new CellFusion(settings.cell(), grid, matcher, book);
    }

    /** A city without rules, in which it is told how the risk of its places moves, every minute too. */
    public static Rehearsal ofRisk(FuseCellSettings settings, Matcher matcher, Consumer<RiskReading> risk) {
        return new Rehearsal(settings, new Grid(settings.grid()), matcher, List.of(), risk);
    }

    /** These rules are in force from now on, in place of those of the same ids. */
    void use(Collection<CompiledRule> rules) {
        for (CompiledRule rule : rules) {
            book = book.with(rule);
            fusion.use(book, rule.id());
        }
        tables.keySet().forEach(cell -> fusion.catchUp(moment(cell), new Outlet(cell)));
    }

    /** An observation arrives. */
    public void see(Observation seen) {
        Placed.copies(grid, seen, seen.at(), placed -> {
            fusion.observe(moment(placed.cell()), placed, new Outlet(placed.cell()));
        });
    }

    /** A person has dismissed what rested on an observation. */
    public void dismiss(JudgedFact fact) {
        for (long cell : grid.place(SensorBook.like(fact)).cells()) {
            fusion.dismissed(moment(cell), fact, new Outlet(cell));
        }
    }

    /** What each risk cell remembers, as its owner has it. */
    public Map<Long, RiskLedger> ledgers() {
        Map<Long, RiskLedger> ledgers = new TreeMap<>();
        tables.forEach((keyCell, table) -> table.risk().cells().stream()
                .filter(cell -> grid.owner(cell) == keyCell)
                .forEach(cell -> ledgers.put(cell, table.risk().ledger(cell))));
        return ledgers;
    }

    /** Event time reaches a moment, milliseconds since epoch; the clock leaps there before anybody is woken, as Flink's does. */
    public void advanceTo(long time) {
        watermark = Math.max(watermark, time);
        while (!timers.isEmpty() && timers.firstKey() <= watermark) {
            Map.Entry<Long, TreeSet<Long>> due = timers.pollFirstEntry();
            due.getValue().forEach(cell -> fusion.timePassed(moment(cell), due.getKey(), new Outlet(cell)));
        }
        while (!minutes.isEmpty() && minutes.firstKey() <= watermark) {
            Map.Entry<Long, TreeSet<Long>> due = minutes.pollFirstEntry();
            due.getValue().forEach(cell -> fusion.minutePassed(moment(cell), due.getKey(), new Outlet(cell)));
        }
    }

    /** The matches that hold now, as they were last told. */
    public List<Match> standing() {
        return last.values().stream()
                .filter(match -> match.getState() == MatchState.HOLDS)
                .toList();
    }

    private CellFusion.Moment moment(long cell) {
        CellTable table = tables.computeIfAbsent(cell, c -> new CellTable(settings.cell()));
        return new CellFusion.Moment(table, cell, watermark, 0);
    }

    private final class Outlet implements CellOutlet {

        private final long cell;

        Outlet(long cell) {
            this.cell = cell;
        }

        @Override
        public void match(Match match) {
            last.put(match.getMatchId(), match);
        }

        @Override
        public void risk(RiskReading reading) {
            if (risk != null) {
                risk.accept(reading);
            }
        }

        @Override
        public void wakeAt(long eventTime) {
            timers.computeIfAbsent(eventTime, time -> new TreeSet<>()).add(cell);
        }

        @Override
        public boolean setAlarm(long due) {
            // Of recorded data only event time tells what is over.
            return false;
        }

        @Override
        public void wakeAtMinute(long minute) {
            if (risk != null) {
                minutes.computeIfAbsent(minute, time -> new TreeSet<>()).add(cell);
            }
        }

        @Override
        public void awaitSilence(long anchorAt, long due) {
            wakeAt(due);
        }

        @Override
        public void count(String metric) {
            // Nobody looks.
        }
    }
}
