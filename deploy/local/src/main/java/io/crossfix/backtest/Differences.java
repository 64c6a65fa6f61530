package io.crossfix.backtest;

import io.crossfix.backtest.engine.FoundMatch;
import io.crossfix.backtest.report.Comparison;
import io.crossfix.backtest.report.Comparison.Differing;
import io.crossfix.backtest.report.Comparison.Overlap;
import io.crossfix.backtest.report.Comparison.Where;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What two sets of rules found differently in the same recording. */
final class Differences {

    private final ZoneId zone;
    private final Map<String, Overlap> byRule = new TreeMap<>();
    private final List<Found> differing = new ArrayList<>();

    private record Found(FoundMatch first, Differing told) {}

    private Differences(ZoneId zone) {
        this.zone = zone;
    }

    static Comparison between(SetRun a, SetRun b, ZoneId zone) {
        Differences differences = new Differences(zone);
        TreeSet<String> rules = new TreeSet<>(a.rules().entries().keySet());
        rules.addAll(b.rules().entries().keySet());
        rules.forEach(rule -> differences.compare(rule, a, b));
        return new Comparison(
                differences.byRule.values().stream().reduce(Overlap.NONE, Overlap::and),
                differences.byRule,
                differences.differing.stream()
                        .sorted(Comparator.comparing(Found::first, FoundMatch.BY_TIME))
                        .map(Found::told)
                        .toList());
    }

    private void compare(String rule, SetRun a, SetRun b) {
        // The major version is part of a match's id: across two of them only rule and anchor can be compared.
        Function<FoundMatch, String> key =
                sameMajor(a.rules().entry(rule), b.rules().entry(rule))
                        ? FoundMatch::id
                        : match -> match.anchorKind() + " " + match.anchorId();
        Map<String, List<FoundMatch>> inA = by(key, rule, a);
        Map<String, List<FoundMatch>> inB = by(key, rule, b);
        TreeSet<String> keys = new TreeSet<>(inA.keySet());
        keys.addAll(inB.keySet());
        byRule.put(
                rule,
                keys.stream()
                        .map(each -> compare(inA.getOrDefault(each, List.of()), inB.getOrDefault(each, List.of())))
                        .reduce(Overlap.NONE, Overlap::and));
    }

    private static boolean sameMajor(RuleSet.@Nullable Entry a, RuleSet.@Nullable Entry b) {
        return a == null
                || b == null
                || a.rule().version().major() == b.rule().version().major();
    }

    private static Map<String, List<FoundMatch>> by(Function<FoundMatch, String> key, String rule, SetRun run) {
        return run.outcome().matches().stream()
                .filter(match -> match.rule().equals(rule))
                .collect(Collectors.groupingBy(key));
    }

    private Overlap compare(List<FoundMatch> a, List<FoundMatch> b) {
        if (contents(a).equals(contents(b))) {
            return new Overlap(0, 0, 1, 0);
        }
        Where where = b.isEmpty() ? Where.ONLY_A : a.isEmpty() ? Where.ONLY_B : Where.BOTH;
        tell(where, a.isEmpty() ? null : a.get(0), b.isEmpty() ? null : b.get(0));
        return new Overlap(
                where == Where.ONLY_A ? 1 : 0, where == Where.ONLY_B ? 1 : 0, 0, where == Where.BOTH ? 1 : 0);
    }

    private static List<String> contents(List<FoundMatch> matches) {
        return matches.stream().map(FoundMatch::content).sorted().toList();
    }

    private void tell(Where where, @Nullable FoundMatch a, @Nullable FoundMatch b) {
        FoundMatch match = Objects.requireNonNull(a == null ? b : a);
        differing.add(new Found(
                match,
                new Differing(
                        where,
                        match.rule(),
                        match.anchorKind() + " " + match.anchorId(),
                        LocalTimes.second(match.at(), zone),
                        match.latitude(),
                        match.longitude(),
                        a == null ? null : a.reason(),
                        b == null ? null : b.reason(),
                        match.id())));
    }
}
