package io.crossfix.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Sequences made at random, over facts made at random, mean to Flink CEP what they mean to a plain search. */
class SequenceEquivalenceTest {

    private static final long SEED = 7;
    private static final int CASES = 1_500;
    private static final int CHOICES = 80;
    private static final int CASES_EACH = 15;

    @Test
    void everyContiguityQuantifierAndNegation() throws Exception {
        Random random = new Random(SEED);
        int holding = 0;
        int compared = 0;
        try (SequenceRunner runner = new SequenceRunner()) {
            while (compared < CASES) {
                for (SketchedCase one : SketchedCase.draw(random, compared, CASES_EACH, new ArrayList<>())) {
                    if (one.sketch().steps().stream().noneMatch(Sketch.Step::greedy)) {
                        holding += compare(one, runner) ? 1 : 0;
                        compared++;
                    }
                }
            }
        }
        // Neither all nor none: the comparison would otherwise say little.
        assertThat(holding).isBetween(CASES / 5, CASES * 4 / 5);
    }

    @Test
    void theFirstOfSeveralMatches() throws Exception {
        Random random = new Random(SEED);
        int compared = 0;
        try (SequenceRunner runner = new SequenceRunner();
                Matcher matcher = new Matcher()) {
            while (compared < CHOICES) {
                for (SketchedCase one : SketchedCase.draw(random, compared, CASES_EACH, new ArrayList<>())) {
                    List<PlainMatch> matches = one.matches(runner);
                    if (one.hasToChooseTheFirst(matches)) {
                        assertThat(one.evidence(matcher))
                                .as("seed %d, %s", SEED, one)
                                .isEqualTo(one.evidence(matches));
                        compared++;
                    }
                }
            }
        }
    }

    @Test
    void whatNoStepTakesChangesNothingUnlessItMayStandBetween() throws Exception {
        Random random = new Random(SEED);
        int compared = 0;
        try (SequenceRunner runner = new SequenceRunner()) {
            while (compared < CASES) {
                for (SketchedCase one : SketchedCase.draw(random, compared, CASES_EACH, new ArrayList<>())) {
                    if (!one.sketch().isStrict()) {
                        assertThat(one.matchesFedAll(runner))
                                .as("seed %d, %s", SEED, one)
                                .isEqualTo(one.matches(runner));
                        compared++;
                    }
                }
            }
        }
    }

    private static boolean compare(SketchedCase one, SequenceRunner runner) {
        List<PlainEvent> behind = one.events().stream()
                .filter(event -> PlainEvent.ORDER.compare(event, PlainEvent.anchor(one.number())) > 0)
                .sorted(PlainEvent.ORDER)
                .toList();

        Set<PlainMatch> expected = new NaiveSequence(one.sketch(), behind).matches();

        assertThat(withoutAnchor(one.matches(runner)))
                .as("seed %d, %s", SEED, one)
                .isEqualTo(expected);
        return !expected.isEmpty();
    }

    private static Set<PlainMatch> withoutAnchor(List<PlainMatch> matches) {
        Set<PlainMatch> without = new HashSet<>();
        for (PlainMatch match : matches) {
            Map<String, List<String>> steps = new HashMap<>(match.steps());
            steps.remove(PlainPattern.ANCHOR);
            without.add(new PlainMatch(steps));
        }
        return without;
    }
}
