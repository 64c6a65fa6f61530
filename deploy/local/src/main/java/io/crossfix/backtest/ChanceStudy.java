package io.crossfix.backtest;

import io.crossfix.backtest.RuleSet.Entry;
import io.crossfix.backtest.engine.FoundMatch;
import io.crossfix.backtest.engine.Recording;
import io.crossfix.backtest.engine.Runner.Outcome;
import io.crossfix.backtest.report.BacktestReport.LiftFigures;
import io.crossfix.backtest.statistics.Interval;
import io.crossfix.backtest.statistics.Lift;
import io.crossfix.backtest.statistics.Lift.Rate;
import io.crossfix.record.Kind;
import io.crossfix.rule.CompiledRule;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How often rules match by chance alone: the stream of their anchors is moved by whole days against all others, so that what
 * belongs together never meets, while places and hours of the day stay what they are.
 */
final class ChanceStudy {

    private static final String NEVER_ALL = "never all streams at once";

    private final Recording recording;
    private final Coverage coverage;
    private final int shifts;

    /** Runs rules over a recording; who asks knows how far it is. */
    interface Run {
        Outcome of(Recording recording, RuleSet rules, String title);
    }

    /** @param shifts the anchors are moved by 1 to so many days, both ways */
    ChanceStudy(Recording recording, Coverage coverage, int shifts) {
        this.recording = recording;
        this.coverage = coverage;
        this.shifts = shifts;
    }

    /** How many runs these rules take. */
    int runs(RuleSet rules) {
        return anchorStreams(rules).size() * 2 * shifts;
    }

    /**
     * The lift of each rule.
     *
     * @param matches what the rules found in the recording as it is
     */
    Map<String, LiftFigures> lifts(RuleSet rules, List<FoundMatch> matches, Run run) {
        Map<String, Rate> chance = new TreeMap<>();
        for (Set<Kind> kinds : anchorStreams(rules)) {
            RuleSet anchored =
                    rules.only(entry -> isComparable(entry) && anchor(entry).equals(kinds));
            IntStream.rangeClosed(-shifts, shifts).filter(days -> days != 0).forEach(days -> {
                Recording moved = recording.shifted(kinds, days);
                String title = String.format(Locale.ROOT, "%s moved by %+d d", kinds, days);
                Outcome outcome = run.of(moved, anchored, title);
                Anchors anchors = new Anchors(moved);
                anchored.all()
                        .forEach(entry -> chance.merge(
                                entry.rule().id(), rate(entry.rule(), anchors, outcome.matches()), Rate::and));
            });
        }
        return figures(rules, matches, chance);
    }

    private Map<String, LiftFigures> figures(RuleSet rules, List<FoundMatch> matches, Map<String, Rate> chance) {
        Anchors anchors = new Anchors(recording);
        Map<String, LiftFigures> lifts = new TreeMap<>();
        for (Entry entry : rules.all()) {
            Rate byChance = chance.get(entry.rule().id());
            lifts.put(
                    entry.rule().id(),
                    byChance == null
                            ? LiftFigures.none(whyNot(entry))
                            : lift(rate(entry.rule(), anchors, matches), byChance));
        }
        return lifts;
    }

    private String whyNot(Entry entry) {
        if (!entry.isOn()) {
            return "the rule is off";
        }
        if (others(entry.rule()).isEmpty()) {
            return "no second stream";
        }
        return shifts == 0 ? "not measured" : NEVER_ALL;
    }

    private static LiftFigures lift(Rate observed, Rate chance) {
        if (observed.exposure() == 0 || chance.exposure() == 0 || observed.count() + chance.count() == 0) {
            String note = observed.exposure() == 0
                    ? NEVER_ALL
                    : chance.exposure() == 0 ? "moved anchors meet no recorded time" : "no match, nor by chance";
            return new LiftFigures(
                    note, observed.count(), observed.exposure(), chance.count(), chance.exposure(), null, null, null);
        }
        Lift lift = Lift.of(observed, chance, Interval.CONFIDENCE);
        return new LiftFigures(
                "",
                observed.count(),
                observed.exposure(),
                chance.count(),
                chance.exposure(),
                Double.isFinite(lift.ratio()) ? lift.ratio() : null,
                lift.lower(),
                Double.isFinite(lift.upper()) ? lift.upper() : null);
    }

    /** Matches and anchors while the other streams were recorded: at other times there was no chance to match. */
    private Rate rate(CompiledRule rule, Anchors anchors, List<FoundMatch> matches) {
        LongPredicate covered = at -> coverage.covers(at, others(rule));
        long found = matches.stream()
                .filter(match -> match.rule().equals(rule.id()) && covered.test(match.at()))
                .count();
        return new Rate(found, anchors.count(rule, covered));
    }

    private Set<Set<Kind>> anchorStreams(RuleSet rules) {
        return rules.all().stream()
                .filter(this::isComparable)
                .map(ChanceStudy::anchor)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** A run for a rule that lacks a stream altogether would tell nothing. */
    private boolean isComparable(Entry entry) {
        Set<Kind> others = others(entry.rule());
        Set<Kind> recorded = coverage.spans().keySet();
        return entry.isOn()
                && !others.isEmpty()
                && recorded.containsAll(others)
                && !Collections.disjoint(recorded, anchor(entry));
    }

    private static Set<Kind> anchor(Entry entry) {
        return EnumSet.copyOf(entry.rule().anchor().kinds());
    }

    /** The streams besides the anchor's of which the rule needs something. */
    private static Set<Kind> others(CompiledRule rule) {
        Set<Kind> others = EnumSet.noneOf(Kind.class);
        rule.parts().stream()
                .filter(part -> part.minimum() > 0 && !rule.anchor().kinds().contains(part.kind()))
                .forEach(part -> others.add(part.kind()));
        return others;
    }
}
