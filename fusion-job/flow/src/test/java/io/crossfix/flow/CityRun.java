package io.crossfix.flow;

import io.crossfix.document.InvalidDocument;
import io.crossfix.flow.oracle.Told;
import io.crossfix.model.CellSettings;
import io.crossfix.model.CellTable;
import io.crossfix.model.Grid;
import io.crossfix.model.GridSettings;
import io.crossfix.model.Observation;
import io.crossfix.model.Placement;
import io.crossfix.record.Match;
import io.crossfix.record.MatchState;
import io.crossfix.record.RiskReading;
import io.crossfix.rule.CompiledRule;
import io.crossfix.rule.Matcher;
import io.crossfix.rule.RuleBook;
import io.crossfix.rule.RuleCompiler;
import io.crossfix.rule.RuleLimits;
import io.crossfix.rule.RuleSurroundings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** A whole city on {@link CellFusion} alone: no Flink, one thread, a watermark that follows the deliveries. */
public final class CityRun {

    private static final long OUT_OF_ORDERNESS = 60_000;
    private static final long END = Long.MAX_VALUE / 4;

    private final CellSettings settings = CellSettings.DEFAULT;
    private final Grid grid = new Grid(GridSettings.DEFAULT);
    private final CellFusion fusion;
    private RuleBook book;
    private final Map<Long, CellTable> tables = new HashMap<>();
    private final TreeMap<Long, TreeSet<Long>> timers = new TreeMap<>();
    private final Map<String, Match> last = new LinkedHashMap<>();
    private final List<Observation> matchable = new ArrayList<>();
    private long watermark = Long.MIN_VALUE;

    /** A city under these rules. */
    public CityRun(List<String> rules) throws InvalidDocument {
        this(new Matcher(), compiled(rules, RuleSurroundings.NONE));
    }

    /**
     * A city under these rules.
     *
     * @param matcher belongs to the caller, who may use it for many cities
     */
    CityRun(Matcher matcher, List<CompiledRule> rules) {
        book = RuleBook.empty().withAll(rules);
        fusion = new CellFusion(settings, grid, matcher, book);
    }

    static List<CompiledRule> compiled(List<String> texts, RuleSurroundings surroundings) throws InvalidDocument {
        RuleCompiler compiler =
                new RuleCompiler(new RuleLimits(86_400_000, GridSettings.DEFAULT.reachMetres(), 200), surroundings);
        List<CompiledRule> rules = new ArrayList<>();
        for (String text : texts) {
            rules.add(compiler.compile(text, "rule under test"));
        }
        return rules;
    }

    /** Other rules of the same ids are in force from now on. */
    void use(List<CompiledRule> rules) {
        for (CompiledRule rule : rules) {
            book = book.with(rule);
            fusion.use(book, rule.id());
        }
        tables.keySet().forEach(cell -> fusion.catchUp(moment(cell), new Outlet(cell)));
    }

    /** Delivers in order, the watermark a minute behind the latest; then lets time run out. */
    public Map<String, Told> inOrder(List<Observation> deliveries) {
        long latest = Long.MIN_VALUE;
        for (Observation seen : deliveries) {
            if (watermark == Long.MIN_VALUE || seen.at() >= watermark - settings.horizonMillis()) {
                matchable.add(seen);
            }
            deliver(seen);
            latest = Math.max(latest, seen.at());
            advanceTo(latest - OUT_OF_ORDERNESS);
        }
        advanceTo(END);
        return standing();
    }

    /** Delivers everything before time moves at all. */
    public Map<String, Told> withoutClock(List<Observation> deliveries) {
        deliveries.forEach(this::deliver);
        advanceTo(END);
        return standing();
    }

    /** What arrived in time to be matched. */
    public List<Observation> matchable() {
        return matchable;
    }

    /** Hash over the substance of every match that holds, by id. */
    Map<String, String> contentHashes() {
        Map<String, String> hashes = new TreeMap<>();
        last.values().stream()
                .filter(match -> match.getState() == MatchState.HOLDS)
                .forEach(match -> hashes.put(match.getMatchId(), match.getContentHash()));
        return hashes;
    }

    void deliver(Observation seen) {
        Placement placement = grid.place(seen);
        for (long cell : placement.cells()) {
            Placed placed = new Placed(cell, placement.home(), placement.riskCell(), seen.at(), seen);
            fusion.observe(moment(cell), placed, new Outlet(cell));
        }
    }

    private void advanceTo(long time) {
        watermark = Math.max(watermark, time);
        while (!timers.isEmpty() && timers.firstKey() <= watermark) {
            Map.Entry<Long, TreeSet<Long>> due = timers.pollFirstEntry();
            for (long cell : due.getValue()) {
                fusion.timePassed(moment(cell), due.getKey(), new Outlet(cell));
            }
        }
    }

    private CellFusion.Moment moment(long cell) {
        return new CellFusion.Moment(tables.computeIfAbsent(cell, c -> new CellTable(settings)), cell, watermark, 0);
    }

    private Map<String, Told> standing() {
        Map<String, Told> told = new TreeMap<>();
        last.values().stream()
                .filter(match -> match.getState() == MatchState.HOLDS)
                .forEach(match -> told.put(match.getMatchId(), told(match)));
        return told;
    }

    static Told told(Match match) {
        TreeSet<String> evidence = new TreeSet<>();
        match.getEvidence()
                .forEach(piece -> evidence.add(piece.getStep() + "=" + piece.getKind() + "/" + piece.getObservationId()
                        + "#" + piece.getRevision()));
        return new Told(match.getMatchId(), evidence);
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
            // The oracle says nothing about risk.
        }

        @Override
        public void wakeAt(long eventTime) {
            timers.computeIfAbsent(eventTime, time -> new TreeSet<>()).add(cell);
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
