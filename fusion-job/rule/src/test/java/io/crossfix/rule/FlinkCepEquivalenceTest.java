package io.crossfix.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Our matcher finds exactly the matches that Flink CEP's own operator finds in a plain job, for every contiguity, quantifier
 * and negation that a rule may use.
 */
class FlinkCepEquivalenceTest {

    private static final long SEED = 1;
    private static final int SKETCHES = 200;
    private static final int CASES_EACH = 15;
    private static final int SKETCHES_IN_A_JOB = 50;
    private static final int CONSTRUCTS = 16;
    private static final int LEAST_CASES_OF_A_CONSTRUCT = 200;
    private static final int LEAST_HOLDING_OF_A_CONSTRUCT = 30;

    /** How often a construct was compared, and how often there was a match. */
    private static final class Tally {
        private int cases;
        private int holding;

        @Override
        public String toString() {
            return "%5d cases, %5d with matches".formatted(cases, holding);
        }
    }

    private final Map<String, Tally> tallies = new TreeMap<>();
    private final Tally all = new Tally();

    @Test
    void everyContiguityQuantifierAndNegation() throws Exception {
        Random random = new Random(SEED);
        List<Sketch> refused = new ArrayList<>();
        List<SketchedCase> cases = new ArrayList<>();
        for (int i = 0; i < SKETCHES; i++) {
            cases.addAll(SketchedCase.draw(random, i * CASES_EACH, CASES_EACH, refused));
        }
        Map<Integer, List<PlainMatch>> plain = plain(cases);
        try (SequenceRunner runner = new SequenceRunner();
                Matcher matcher = new Matcher()) {
            for (SketchedCase one : cases) {
                compare(one, plain.getOrDefault(one.number(), List.of()), runner, matcher);
            }
        }
        System.out.printf(
                "Flink CEP equivalence, seed %d: %d sequences (%d more were refused)%n",
                SEED, SKETCHES, refused.size());
        tallies.forEach((construct, tally) -> System.out.printf("  %-28s %s%n", construct, tally));
        System.out.printf("  %-28s %s%n", "all", all);
        checkThatItSaysMuch();
    }

    private void checkThatItSaysMuch() {
        assertThat(all.cases).isEqualTo(SKETCHES * CASES_EACH);
        assertThat(all.holding).isBetween(all.cases / 4, all.cases * 3 / 4);
        assertThat(tallies).hasSize(CONSTRUCTS).allSatisfy((construct, tally) -> {
            assertThat(tally.cases).isGreaterThanOrEqualTo(LEAST_CASES_OF_A_CONSTRUCT);
            assertThat(tally.holding).isGreaterThanOrEqualTo(LEAST_HOLDING_OF_A_CONSTRUCT);
        });
    }

    /** The matches of plain jobs, several sequences in each, by the number of the case. */
    private static Map<Integer, List<PlainMatch>> plain(List<SketchedCase> cases) throws Exception {
        Map<Integer, List<PlainMatch>> found = new HashMap<>();
        int inAJob = SKETCHES_IN_A_JOB * CASES_EACH;
        for (int from = 0; from < cases.size(); from += inAJob) {
            PlainJob job = new PlainJob();
            cases.subList(from, Math.min(cases.size(), from + inAJob)).stream()
                    .collect(Collectors.groupingBy(SketchedCase::sketch))
                    .forEach((sketch, same) -> job.add(
                            sketch,
                            same.stream().flatMap(one -> one.events().stream()).toList()));
            found.putAll(job.run());
        }
        return found;
    }

    private void compare(SketchedCase one, List<PlainMatch> plain, SequenceRunner runner, Matcher matcher) {
        assertThat(one.matches(runner))
                .as("matches, seed %d, %s", SEED, one)
                .containsExactlyInAnyOrderElementsOf(plain);
        assertThat(one.evidence(matcher)).as("evidence, seed %d, %s", SEED, one).isEqualTo(one.evidence(plain));
        count(all, plain);
        one.sketch()
                .constructs()
                .forEach(construct -> count(tallies.computeIfAbsent(construct, name -> new Tally()), plain));
    }

    private static void count(Tally tally, List<PlainMatch> plain) {
        tally.cases++;
        tally.holding += plain.isEmpty() ? 0 : 1;
    }
}
