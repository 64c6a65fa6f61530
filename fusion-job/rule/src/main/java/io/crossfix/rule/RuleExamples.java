package io.crossfix.rule;

import io.crossfix.model.FactsView;
import io.crossfix.model.Finding;
import io.crossfix.model.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Runs the tests that a rule carries. */
public final class RuleExamples {

    private RuleExamples() {}

    /** What went wrong, one line for each example that failed; empty when all hold or there are none. */
    public static List<String> run(CompiledRule rule) {
        List<String> failures = new ArrayList<>();
        try (Matcher matcher = new Matcher()) {
            for (RuleExample example : rule.examples()) {
                judge(rule, example, findings(matcher, rule, example), failures);
            }
        }
        return failures;
    }

    /** Everything that the rule finds in an example, whichever of its facts is the anchor. */
    public static List<Finding> findings(Matcher matcher, CompiledRule rule, RuleExample example) {
        List<Observation> table =
                example.given().stream().sorted(Observation.BY_TIME).toList();
        FactsView facts = (kind, from, to) -> table.stream()
                .filter(fact -> fact.kind() == kind && fact.at() >= from && fact.at() <= to)
                .toList();
        return table.stream()
                .flatMap(fact -> matcher.ask(rule, fact, facts, example.until()).findings().stream())
                .toList();
    }

    private static void judge(CompiledRule rule, RuleExample example, List<Finding> found, List<String> failures) {
        String who = rule + ", example '" + example.about() + "': ";
        Set<String> used = used(found);
        if (found.isEmpty() == example.match()) {
            failures.add(who + (example.match() ? "does not match, but should" : "matches, but should not: " + used));
        }
        if (example.uses() != null && !example.uses().equals(used)) {
            failures.add(who + "uses " + used + " instead of " + example.uses());
        }
        if (example.findings() != null && example.findings() != found.size()) {
            failures.add(who + "has " + found.size() + " findings instead of " + example.findings());
        }
    }

    private static Set<String> used(List<Finding> found) {
        return found.stream()
                .flatMap(finding -> finding.evidence().stream())
                .map(Finding.Piece::step)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
