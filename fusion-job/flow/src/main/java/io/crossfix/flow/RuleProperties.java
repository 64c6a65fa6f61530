package io.crossfix.flow;

import io.crossfix.model.Grid;
import io.crossfix.model.MatchComposer;
import io.crossfix.model.Observation;
import io.crossfix.record.Evidence;
import io.crossfix.rule.CompiledRule;
import io.crossfix.rule.Matcher;
import io.crossfix.rule.Mode;
import io.crossfix.rule.RuleExample;
import io.crossfix.rule.RuleExamples;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;

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
                List<String> expected = expected(rule, example);
                checkOrders(rule, example, expected, failures);
                checkBorders(rule, example, expected, failures);
            }
        }
        return failures;
    }

    private void checkOrders(CompiledRule rule, RuleExample example, List<String> expected, List<String> failures) {
        Random random = new Random(seed);
        for (int i = 0; i < ORDERS; i++) {
            List<Observation> order = new ArrayList<>(example.given());
            Collections.shuffle(order, random);
            List<String> found = found(rule, example, order);
            if (!found.equals(expected)) {
                failures.add(rule + ", example '" + example.about() + "': arriving in the order " + ids(order)
                        + " it finds " + found + " instead of " + expected + " (seed " + seed + ")");
                return;
            }
        }
    }

    /** Turns the example along its parallel, so that borders run between its facts; distances stay exactly what they are. */
    private void checkBorders(CompiledRule rule, RuleExample example, List<String> expected, List<String> failures) {
        if (rule.isBoundToPlaces()) {
            return;
        }
        for (int i = 1; i <= SPOTS; i++) {
            double east = i * STEP_DEGREES;
            List<Observation> turned =
                    example.given().stream().map(fact -> fact.turnedBy(east)).toList();
            List<String> found = found(rule, example, turned);
            if (!found.equals(expected)) {
                failures.add(rule + ", example '" + example.about() + "': " + east + " degrees farther east it finds "
                        + found + " instead of " + expected);
                return;
            }
        }
    }

    private List<String> found(CompiledRule rule, RuleExample example, List<Observation> arrivals) {
        Rehearsal rehearsal = new Rehearsal(settings, grid, matcher, List.of(rule));
        arrivals.forEach(rehearsal::see);
        // Far enough for every silence, and no farther than the example is certain of.
        long latest = arrivals.stream().mapToLong(Observation::at).max().orElse(0) + rule.longestAfterMillis();
        rehearsal.advanceTo(Math.min(example.until(), latest));
        return rehearsal.standing().stream()
                .map(match -> match.getEvidence().stream().map(RuleProperties::name))
                .map(RuleProperties::sorted)
                .sorted()
                .toList();
    }

    private List<String> expected(CompiledRule rule, RuleExample example) {
        // A finding below the rule's floor is not told.
        return RuleExamples.findings(matcher, rule, example).stream()
                .filter(finding -> MatchComposer.score(finding, matcher.model()).probability() >= rule.scoreFloor())
                .map(finding -> finding.evidence().stream()
                        .limit(MatchComposer.MAX_EVIDENCE)
                        .map(piece -> piece.step() + " " + piece.observation().id()))
                .map(RuleProperties::sorted)
                .sorted()
                .toList();
    }

    /** The evidence of a match in one text, whatever its order; the match's id would name the cell, too. */
    private static String sorted(Stream<String> evidence) {
        return new TreeSet<>(evidence.toList()).toString();
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
