package io.crossfix.flow;

import io.crossfix.model.Finding;
import io.crossfix.model.Grid;
import io.crossfix.model.MatchComposer;
import io.crossfix.model.Observation;
import io.crossfix.model.RuleLabel;
import io.crossfix.record.Evidence;
import io.crossfix.rule.CompiledRule;
import io.crossfix.rule.Matcher;
import io.crossfix.rule.Mode;
import io.crossfix.rule.RuleExample;
import io.crossfix.rule.RuleExamples;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What must hold of every rule whatever it says, tried on its own examples: the order of arrival decides nothing, and
 * neither does a border of cells that runs between the facts.
 */
public final class RuleProperties implements AutoCloseable {

    private static final int ORDERS = 12;

    /** Steps of about 90 metres over a bit more than a key cell. */
    private static final int SPOTS = 40;

    private static final double STEP_DEGREES = 0.001;

    private final FuseCellSettings settings;
    private final long seed;
    private final Grid grid;
    private final Matcher matcher;

    /** @param seed what the orders are drawn from */
    public RuleProperties(FuseCellSettings settings, long seed) {
        this.settings = settings;
        this.seed = seed;
        this.grid = new Grid(settings.grid());
        this.matcher = new Matcher(settings.grid(), settings.model());
    }

    /** What went wrong, one line for each property of each example that does not hold; empty when all do. */
    public List<String> check(CompiledRule rule) {
        List<String> failures = new ArrayList<>();
        // A rule that is off finds nothing, and examples say what it would find.
        if (rule.mode() != Mode.OFF) {
            for (RuleExample example : rule.examples()) {
                Map<String, Set<String>> expected = expected(rule, example);
                checkOrders(rule, example, expected, failures);
                checkBorders(rule, example, expected, failures);
            }
        }
        return failures;
    }

    private void checkOrders(
            CompiledRule rule, RuleExample example, Map<String, Set<String>> expected, List<String> failures) {
        Random random = new Random(seed);
        for (int i = 0; i < ORDERS; i++) {
            List<Observation> order = new ArrayList<>(example.given());
            Collections.shuffle(order, random);
            Map<String, Set<String>> found = found(rule, example, order);
            if (!found.equals(expected)) {
                failures.add(rule + ", example '" + example.about() + "': arriving in the order " + ids(order)
                        + " it finds " + found.values() + " instead of " + expected.values() + " (seed " + seed + ")");
                return;
            }
        }
    }

    /** Turns the example along its parallel, so that borders run between its facts; distances stay exactly what they are. */
    private void checkBorders(
            CompiledRule rule, RuleExample example, Map<String, Set<String>> expected, List<String> failures) {
        if (rule.isBoundToPlaces()) {
            return;
        }
        for (int i = 1; i <= SPOTS; i++) {
            double east = i * STEP_DEGREES;
            List<Observation> turned =
                    example.given().stream().map(fact -> fact.turnedBy(east)).toList();
            Map<String, Set<String>> found = found(rule, example, turned);
            if (!found.equals(expected)) {
                failures.add(rule + ", example '" + example.about() + "': " + east + " degrees farther east it finds "
                        + found.values() + " instead of " + expected.values());
                return;
            }
        }
    }

    private Map<String, Set<String>> found(CompiledRule rule, RuleExample example, List<Observation> arrivals) {
        Rehearsal rehearsal = new Rehearsal(settings, grid, matcher, List.of(rule));
        arrivals.forEach(rehearsal::see);
        // Far enough for every silence, and no farther than the example is certain of.
        long latest = arrivals.stream().mapToLong(Observation::at).max().orElse(0) + rule.longestAfterMillis();
        rehearsal.advanceTo(Math.min(example.until(), latest));
        Map<String, Set<String>> found = new TreeMap<>();
        rehearsal.standing().forEach(match -> {
            Set<String> evidence = new TreeSet<>();
            match.getEvidence().forEach(piece -> evidence.add(name(piece)));
            found.put(match.getMatchId(), evidence);
        });
        return found;
    }

    private Map<String, Set<String>> expected(CompiledRule rule, RuleExample example) {
        Map<String, Set<String>> expected = new TreeMap<>();
        RuleLabel label = Speech.label(rule);
        for (Finding finding : RuleExamples.findings(matcher, rule, example)) {
            // A finding below the rule's floor is not told.
            if (MatchComposer.score(finding, matcher.model()).probability() >= rule.scoreFloor()) {
                Set<String> evidence = new TreeSet<>();
                finding.evidence().stream()
                        .limit(MatchComposer.MAX_EVIDENCE)
                        .forEach(piece -> evidence.add(
                                piece.step() + " " + piece.observation().id()));
                Observation anchor = finding.evidence().get(0).observation();
                expected.put(MatchComposer.id(label, anchor, finding.per()), evidence);
            }
        }
        return expected;
    }

    /** Ends the matcher. */
    @Override
    public void close() {
        matcher.close();
    }

    private static String name(Evidence piece) {
        return piece.getStep() + " " + piece.getObservationId();
    }

    private static List<String> ids(List<Observation> facts) {
        return facts.stream().map(Observation::id).toList();
    }
}
