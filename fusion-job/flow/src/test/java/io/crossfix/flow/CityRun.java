package io.crossfix.flow;

import io.crossfix.document.InvalidDocument;
import io.crossfix.flow.oracle.Told;
import io.crossfix.model.CellSettings;
import io.crossfix.model.GridSettings;
import io.crossfix.model.Observation;
import io.crossfix.model.Retention;
import io.crossfix.model.risk.RiskWeights;
import io.crossfix.record.Kind;
import io.crossfix.record.Match;
import io.crossfix.rule.CompiledRule;
import io.crossfix.rule.Matcher;
import io.crossfix.rule.RuleCompiler;
import io.crossfix.rule.RuleLimits;
import io.crossfix.rule.RuleSurroundings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** A whole city on {@link Rehearsal}, as the oracle sees it: no Flink, one thread, a watermark that follows the deliveries. */
public final class CityRun {

    private static final long OUT_OF_ORDERNESS = 60_000;
    private static final long LATE_MINUTES = 7;
    private static final long END = Long.MAX_VALUE / 4;

    private final Rehearsal city;
    private final List<Observation> matchable = new ArrayList<>();

    /** A city under these rules. */
    public CityRun(List<String> rules) throws InvalidDocument {
        this(new Matcher(), compiled(rules, RuleSurroundings.NONE));
    }

    /** A city in which each stream is kept no longer than its rules look, and some minutes for what comes late. */
    static CityRun keepingNoMoreThanNeeded(List<String> texts) throws InvalidDocument {
        List<CompiledRule> rules = compiled(texts, RuleSurroundings.NONE);
        Map<Kind, Map<String, Duration>> limits = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            long millis = rules.stream()
                    .filter(rule -> rule.mentions(kind))
                    .mapToLong(rule -> rule.longestBeforeMillis() + rule.longestAfterMillis())
                    .max()
                    .orElse(0);
            Duration limit = Duration.ofMinutes(Duration.ofMillis(millis).toMinutes() + LATE_MINUTES);
            Map<String, Duration> all = new HashMap<>();
            Observation.categories(kind).forEach(category -> all.put(category, limit));
            limits.put(kind, all);
        }
        return new CityRun(new Matcher(), rules, new Retention(limits));
    }

    /**
     * A city under these rules.
     *
     * @param matcher belongs to the caller, who may use it for many cities
     */
    CityRun(Matcher matcher, List<CompiledRule> rules) {
        this(matcher, rules, Retention.NONE);
    }

    private CityRun(Matcher matcher, List<CompiledRule> rules, Retention retention) {
        city = new Rehearsal(
                new FuseCellSettings(
                        GridSettings.DEFAULT,
                        CellSettings.DEFAULT.with(retention),
                        FuseCellSettings.Limits.DEFAULT,
                        List.of(),
                        RuleSurroundings.NONE,
                        RiskWeights.SHIPPED),
                matcher,
                rules);
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
        city.use(rules);
    }

    /** Delivers in order, the watermark a minute behind the latest; then lets time run out. */
    public Map<String, Told> inOrder(List<Observation> deliveries) {
        long latest = Long.MIN_VALUE;
        for (Observation seen : deliveries) {
            if (latest == Long.MIN_VALUE
                    || seen.at() >= latest - OUT_OF_ORDERNESS - CellSettings.DEFAULT.horizonMillis()) {
                matchable.add(seen);
            }
            city.see(seen);
            latest = Math.max(latest, seen.at());
            city.advanceTo(latest - OUT_OF_ORDERNESS);
        }
        city.advanceTo(END);
        return standing();
    }

    /** Delivers everything before time moves at all. */
    public Map<String, Told> withoutClock(List<Observation> deliveries) {
        deliveries.forEach(city::see);
        city.advanceTo(END);
        return standing();
    }

    /** What arrived in time to be matched. */
    public List<Observation> matchable() {
        return matchable;
    }

    /** Hash over the substance of every match that holds, by id. */
    Map<String, String> contentHashes() {
        Map<String, String> hashes = new TreeMap<>();
        city.standing().forEach(match -> hashes.put(match.getMatchId(), match.getContentHash()));
        return hashes;
    }

    void deliver(Observation seen) {
        city.see(seen);
    }

    private Map<String, Told> standing() {
        Map<String, Told> told = new TreeMap<>();
        city.standing().forEach(match -> told.put(match.getMatchId(), told(match)));
        return told;
    }

    static Told told(Match match) {
        TreeSet<String> evidence = new TreeSet<>();
        match.getEvidence()
                .forEach(piece -> evidence.add(piece.getStep() + "=" + piece.getKind() + "/" + piece.getObservationId()
                        + "#" + piece.getRevision()));
        return new Told(match.getMatchId(), evidence);
    }
}
