package io.crossfix.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.model.Finding;
import io.crossfix.model.Observation;
import io.crossfix.model.Sphere;
import io.crossfix.rule.NaiveSequence.Fits;
import io.crossfix.rule.NaiveSequence.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Sequences made at random, over facts made at random, mean the same to Flink CEP and to a plain search. */
class SequenceEquivalenceTest {

    private static final int CASES = 600;
    private static final Seen SHOTS = Seen.gunshot("g", "21:00:00");
    private static final int WINDOW_SECONDS = 60;
    private static final double RADIUS_METRES = 500;

    private record Written(String yaml, Step step) {}

    private record Wording(String condition, Fits fits) {}

    @Test
    void everyContiguityQuantifierAndCorrelation() throws Exception {
        int holding = 0;
        try (Matcher matcher = new Matcher()) {
            for (long seed = 1; seed <= CASES; seed++) {
                holding += compare(matcher, seed) ? 1 : 0;
            }
        }
        // Neither all nor none: the comparison would otherwise say little.
        assertThat(holding).isBetween(CASES / 5, CASES * 4 / 5);
    }

    private static boolean compare(Matcher matcher, long seed) throws Exception {
        Random random = new Random(seed);
        List<Written> steps = steps(random);
        List<Observation> facts = facts(random);
        CompiledRule rule = Table.compile(yaml(steps), "seed " + seed);
        List<Observation> table = new ArrayList<>(facts);
        table.add(SHOTS.observation());

        List<Finding> found = matcher.ask(rule, SHOTS.observation(), Table.of(table), Long.MAX_VALUE)
                .findings();

        boolean strict = steps.stream().anyMatch(written -> written.step().contiguity() == Contiguity.NEXT);
        NaiveSequence naive = new NaiveSequence(
                steps.stream().map(Written::step).toList(),
                facts.stream()
                        .sorted(Observation.BY_TIME)
                        .filter(fact -> strict ? isInReach(fact, steps) : true)
                        .toList());
        assertThat(!found.isEmpty()).as("holds, seed %d%n%s", seed, yaml(steps)).isEqualTo(naive.matches() > 0);
        assertThat(evidence(found))
                .as("evidence, seed %d%n%s", seed, yaml(steps))
                .isEqualTo(naive.evidence());
        return naive.matches() > 0;
    }

    private static boolean isInReach(Observation fact, List<Written> steps) {
        return isBehindAndNear(fact)
                && steps.stream().anyMatch(written -> written.yaml().contains("kind: " + fact.kind() + ","));
    }

    private static boolean isBehindAndNear(Observation fact) {
        Observation anchor = SHOTS.observation();
        return fact.at() >= anchor.at()
                && fact.at() <= anchor.at() + WINDOW_SECONDS * 1_000
                && Sphere.distanceMetres(anchor, fact) <= RADIUS_METRES;
    }

    private static Set<String> evidence(List<Finding> found) {
        return found.stream()
                .flatMap(finding -> finding.evidence().stream())
                .filter(piece -> !piece.step().equals("shots"))
                .map(piece -> piece.step() + " " + piece.observation().id())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Observation> facts(Random random) {
        List<Observation> facts = new ArrayList<>();
        int count = 3 + random.nextInt(9);
        for (int i = 0; i < count; i++) {
            PartKind kind = random.nextInt(4) == 0 ? PartKind.CAMERA : PartKind.PLATE;
            // Coarse times, so that some facts have the same one.
            Seen seen = Seen.of(
                            kind, "f" + i, "21:%02d:%02d".formatted(random.nextInt(20) / 19, random.nextInt(12) * 5))
                    .with("east", random.nextInt(11) * 55 + "m");
            facts.add((kind == PartKind.PLATE ? seen.with("token", "car" + random.nextInt(2)) : seen).observation());
        }
        return facts;
    }

    private static List<Written> steps(Random random) {
        List<Written> steps = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            steps.add(step(random, i, steps));
        }
        return steps;
    }

    private static Written step(Random random, int number, List<Written> earlier) {
        String name = "s" + number;
        PartKind kind = random.nextInt(5) == 0 ? PartKind.CAMERA : PartKind.PLATE;
        Contiguity contiguity = Contiguity.values()[random.nextInt(3)];
        int min = 1 + random.nextInt(2);
        int max = min + random.nextInt(2);
        boolean optional = random.nextInt(5) == 0;
        Wording wording = wording(random, name, kind, earlier);
        String yaml = "  - {name: %s, kind: %s, contiguity: %s, times: {min: %d, max: %d}, optional: %s,%n"
                        .formatted(
                                name,
                                kind,
                                contiguity
                                        .name()
                                        .toLowerCase(java.util.Locale.ROOT)
                                        .replace('_', '-'),
                                min,
                                max,
                                optional)
                + "     within: {after: %ds, radius: %.0fm}, where: '%s'}%n"
                        .formatted(WINDOW_SECONDS, RADIUS_METRES, wording.condition());
        Fits fits = (fact, taken) -> fact.kind() == kind.kind()
                && isBehindAndNear(fact)
                && wording.fits().test(fact, taken);
        return new Written(yaml, new Step(name, contiguity, min, max, optional, fits));
    }

    private static Wording wording(Random random, String name, PartKind kind, List<Written> earlier) {
        boolean afterPlates = !earlier.isEmpty() && earlier.get(0).yaml().contains("kind: PLATE");
        return switch (random.nextInt(5)) {
            case 0 -> new Wording("true", (fact, taken) -> true);
            case 1 ->
                new Wording(
                        "distance(%s, shots) > 100.0".formatted(name),
                        (fact, taken) -> Sphere.distanceMetres(SHOTS.observation(), fact) > 100);
            case 2 ->
                new Wording(
                        "distance(last(%s), %s) < 120.0".formatted(name, name),
                        (fact, taken) -> Sphere.distanceMetres(last(taken.get(name), fact), fact) < 120);
            case 3 ->
                kind == PartKind.PLATE
                        ? new Wording(
                                "%s.token == first(%s).token".formatted(name, name),
                                (fact, taken) -> fact.token()
                                        .equals(first(taken.get(name), fact).token()))
                        : new Wording("true", (fact, taken) -> true);
            default ->
                kind == PartKind.PLATE && afterPlates
                        ? new Wording(
                                "%s.token != s0.token && seconds(first(s0), %s) < 40.0".formatted(name, name),
                                (fact, taken) -> taken.containsKey("s0")
                                        && !fact.token()
                                                .equals(last(taken.get("s0"), fact)
                                                        .token())
                                        && fact.at()
                                                        - first(taken.get("s0"), fact)
                                                                .at()
                                                < 40_000)
                        : new Wording("true", (fact, taken) -> true);
        };
    }

    private static Observation first(List<Observation> taken, Observation self) {
        return taken == null ? self : taken.get(0);
    }

    private static Observation last(List<Observation> taken, Observation self) {
        return taken == null ? self : taken.get(taken.size() - 1);
    }

    private static String yaml(List<Written> steps) {
        return """
                rule: random
                version: 1
                about: made at random
                author: tests
                severity: minor
                anchor: {name: shots, kind: GUNSHOT}
                sequence:
                """ + steps.stream().map(Written::yaml).collect(Collectors.joining());
    }
}
