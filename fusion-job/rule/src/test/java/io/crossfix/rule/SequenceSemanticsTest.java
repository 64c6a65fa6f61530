package io.crossfix.rule;

import static io.crossfix.rule.Seen.call;
import static io.crossfix.rule.Seen.camera;
import static io.crossfix.rule.Seen.gunshot;
import static io.crossfix.rule.Seen.plate;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.document.InvalidDocument;
import io.crossfix.model.Finding;
import io.crossfix.model.GridSettings;
import io.crossfix.model.Observation;
import io.crossfix.model.risk.RiskModel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One short story for each construct of a sequence; {@link FlinkCepEquivalenceTest} has the long ones. */
class SequenceSemanticsTest {

    private static final Seen SHOTS = gunshot("g", "21:00:00");
    private static final String NEAR = "within: {after: 5m, radius: 800m}";
    private static final String CAR = "  - {name: car, kind: PLATE, " + NEAR + ", %s}%n";
    private static final String CROWD = "  - {name: crowd, kind: CAMERA, " + NEAR + ", %s}%n";

    private static final Seen A = plate("a", "21:00:10");
    private static final Seen B = plate("b", "21:00:20");
    private static final Seen C = plate("c", "21:00:30");
    private static final Seen K = camera("k", "21:00:40");

    private final Matcher matcher = new Matcher();

    @AfterEach
    void end() {
        matcher.close();
    }

    @Test
    void notNextForbidsTheVeryNext() throws Exception {
        CompiledRule rule = rule(
                CAR.formatted("contiguity: not-next, where: car.confidence > 0.8"), CROWD.formatted("collect: all"));

        assertThat(ask(rule, K)).containsExactly("[shots g, crowd k]");
        assertThat(ask(rule, sure(A), K)).isEmpty();
        assertThat(ask(rule, unsure(A), sure(B), K))
                .as("a fact that fits no step is the very next too")
                .containsExactly("[shots g, crowd k]");
        assertThat(ask(rule, call("other", "21:00:05"), sure(A), K))
                .as("of a stream that no step looks at it is not")
                .isEmpty();
    }

    @Test
    void notFollowedByForbidsAllUpToTheStepBehind() throws Exception {
        CompiledRule rule = rule(
                CAR.formatted("contiguity: not-followed-by, where: car.confidence > 0.8"),
                CROWD.formatted("collect: all"));

        assertThat(ask(rule, unsure(A), K)).containsExactly("[shots g, crowd k]");
        assertThat(ask(rule, unsure(A), sure(B), K)).isEmpty();
        assertThat(ask(rule, K, sure(plate("late", "21:00:50")))).containsExactly("[shots g, crowd k]");
    }

    @Test
    void whatMustNotComeIsNotWaitedFor() throws Exception {
        CompiledRule rule = rule(CAR.formatted("contiguity: not-followed-by"), CROWD.formatted("collect: all"));

        assertThat(matcher.ask(rule, SHOTS.observation(), Table.of(SHOTS, K), 0).undecidedUntil())
                .isEqualTo(Answer.DECIDED);
        assertThat(rule.parts().get(0).minimum()).isZero();
    }

    @Test
    void untilEndsAStepWithoutAnUpperCount() throws Exception {
        CompiledRule rule = rule(CAR.formatted("times: {min: 2}, until: car.confidence > 0.8"));

        assertThat(ask(rule, unsure(A))).isEmpty();
        assertThat(ask(rule, unsure(A), unsure(B), unsure(C))).containsExactly("[shots g, car a, car b, car c]");
        assertThat(ask(rule, unsure(A), unsure(B), sure(C), unsure(plate("d", "21:00:35"))))
                .containsExactly("[shots g, car a, car b]");
    }

    @Test
    void untilMayHoldForWhatTheStepDoesNotTake() throws Exception {
        CompiledRule rule = rule(
                CAR.formatted(
                        "times: {min: 1}, where: car.confidence < 0.5, until: 'car.confidence > 0.8 && seconds(last(car), car) > 5.0'"));

        assertThat(ask(rule, unsure(A), sure(B), unsure(C))).containsExactly("[shots g, car a]");
        assertThat(ask(rule, unsure(A), sure(plate("soon", "21:00:12")), unsure(C)))
                .containsExactly("[shots g, car a, car c]");
    }

    @Test
    void betweenIsTheContiguityOfAStepsOwnFacts() throws Exception {
        String step = "times: 2, where: car.confidence > 0.8, between: %s";

        assertThat(ask(rule(CAR.formatted(step.formatted("next"))), sure(A), unsure(B), sure(C)))
                .isEmpty();
        assertThat(ask(rule(CAR.formatted(step.formatted("next"))), sure(A), sure(B), sure(C)))
                .containsExactly("[shots g, car a, car b]");
        assertThat(ask(rule(CAR.formatted(step.formatted("followed-by"))), sure(A), unsure(B), sure(C)))
                .containsExactly("[shots g, car a, car c]");
        assertThat(ask(rule(CAR.formatted(step.formatted("any"))), sure(A), sure(B), sure(C)))
                .containsExactly("[shots g, car a, car b, car c]");
    }

    @Test
    void greedyLeavesNothingToTheStepBehind() throws Exception {
        String home = "  - {name: home, kind: PLATE, " + NEAR + "}\n";
        String cars = "times: {min: 1, max: 2}, where: car.confidence > 0.8%s";

        assertThat(ask(rule(CAR.formatted(cars.formatted("")), home), sure(A), sure(B), unsure(C)))
                .containsExactly("[shots g, car a, car b, home b, home c]");
        assertThat(ask(rule(CAR.formatted(cars.formatted(", greedy: true")), home), sure(A), sure(B), unsure(C)))
                .containsExactly("[shots g, car a, car b, home c]");
    }

    @Test
    void firstTakesTheFactsOfTheMatchThatIsCompleteFirst() throws Exception {
        String car = "contiguity: any, collect: first";

        assertThat(ask(rule(CAR.formatted(car)), A, B)).containsExactly("[shots g, car a]");
        assertThat(ask(rule(CAR.formatted(car), CROWD.formatted("contiguity: any")), A, B, K, camera("l", "21:00:50")))
                .as("two matches are complete at k: the smaller one is the first; all crowds are collected")
                .containsExactly("[shots g, car a, crowd k, crowd l]");
        assertThat(ask(rule(CAR.formatted("optional: true, collect: first")), A))
                .as("the anchor alone is complete before")
                .containsExactly("[shots g]");
    }

    @Test
    void ofMatchesOverTheSameFactsTheFirstHasFewerInItsEarlierSteps() throws Exception {
        String more = "  - {name: more, kind: PLATE, " + NEAR + ", times: {min: 1, max: 2}, collect: first}\n";
        CompiledRule rule = rule(CAR.formatted("times: {min: 1, max: 2}, collect: first"), more, CROWD.formatted(""));

        assertThat(ask(rule, A, B, C, K)).containsExactly("[shots g, car a, more b, more c, crowd k]");
    }

    @Test
    void perLooksAtOneValueAlsoWhereAStepEnds() throws Exception {
        CompiledRule rule = rule(CAR.formatted("times: {min: 2}, until: car.confidence > 0.8") + "per: car.token\n");
        Seen van = unsure(A).with("token", "van");
        Seen vanAgain = unsure(C).with("token", "van");

        assertThat(ask(rule, van, sure(B).with("token", "taxi"), vanAgain)).containsExactly("[shots g, car a, car c]");
        assertThat(ask(rule, van, sure(B).with("token", "van"), vanAgain)).isEmpty();
        assertThat(rule.isSplitBy(rule.parts().get(0))).isTrue();
    }

    @Test
    void whatFitsNoStepMayStillChangeAnAnswer() throws Exception {
        String sure = "where: car.confidence > 0.8";
        CompiledRule relaxed = rule(CAR.formatted(sure));
        CompiledRule strict = rule(CAR.formatted(sure + ", times: 2, between: next"));
        CompiledRule ending = rule(CAR.formatted(sure + ", times: {min: 2}, until: car.confidence < 0.2"));
        Observation sureCar = sure(A).observation();
        Observation unsureCar = unsure(B).observation();

        assertThat(touches(relaxed, sureCar)).isTrue();
        assertThat(touches(relaxed, unsureCar)).isFalse();
        assertThat(touches(strict, unsureCar)).isTrue();
        assertThat(touches(ending, unsureCar)).isTrue();
        assertThat(touches(ending, B.with("confidence", 0.5).observation())).isFalse();
        assertThat(touches(strict, K.observation())).isFalse();
    }

    @Test
    void anExplanationNamesWhatCameAndMustNot() throws Exception {
        CompiledRule rule = rule(CAR.formatted("contiguity: not-followed-by"), CROWD.formatted(""));
        String sight = " (PLATE, the anchor to 5m after, within 800 m)";

        assertThat(explained(rule, K)).contains("+ car: did not come, as demanded" + sight);
        assertThat(explained(rule, A, K)).contains("- car: 1 that must not come" + sight);
        assertThat(explained(rule, A)).anyMatch(line -> line.startsWith("- crowd: 0 candidates, 1 needed"));
    }

    private static List<String> explained(CompiledRule rule, Seen... facts) {
        List<Seen> all = new ArrayList<>(List.of(facts));
        all.add(SHOTS);
        try (Explainer explainer = new Explainer(GridSettings.DEFAULT, RiskModel.shipped())) {
            return explainer
                    .explain(rule, SHOTS.observation(), Table.of(all.toArray(Seen[]::new)), Long.MAX_VALUE)
                    .lines();
        }
    }

    @Test
    void theStepsOnAllPathsAreBounded() throws Exception {
        RuleLimits manyCandidates = new RuleLimits(Table.LIMITS.maxWindowMillis(), Table.LIMITS.reachMetres(), 1_000);
        CompiledRule rule = new RuleCompiler(manyCandidates)
                .compile(text(CAR.formatted("contiguity: any"), CROWD.formatted("contiguity: any")), "test");
        // Each car opens a path: 2, 3, ... 141 are open at the cars, then 142 at each of the crowds.
        Stream<Seen> cars = IntStream.range(0, 140).mapToObj(i -> plate("p" + i, "21:01:00.%03d".formatted(i)));
        Stream<Seen> crowds = IntStream.range(0, 80).mapToObj(i -> camera("k" + i, "21:02:00.%03d".formatted(i)));

        Finding finding =
                findings(rule, Stream.concat(cars, crowds).toArray(Seen[]::new)).get(0);

        assertThat(finding.degraded())
                .containsExactly(
                        "sequence: more than 20000 steps on the ways to combine the candidates, the last 10 were"
                                + " not looked at");
        assertThat(finding.evidence()).hasSize(1 + 140 + 70);
        assertThat(matcher.cappedQuestions()).isEqualTo(1);
    }

    private static boolean touches(CompiledRule rule, Observation fact) {
        return rule.isTouchedBy(rule.parts().get(0), fact);
    }

    private static Seen sure(Seen seen) {
        return seen.with("confidence", 0.9);
    }

    private static Seen unsure(Seen seen) {
        return seen.with("confidence", 0.1);
    }

    private static CompiledRule rule(String... steps) throws InvalidDocument {
        return Table.compile(text(steps), "test");
    }

    private static String text(String... steps) {
        return """
                rule: test
                version: 1
                about: a test
                author: tests
                severity: minor
                anchor: {name: shots, kind: GUNSHOT}
                sequence:
                """ + String.join("", steps);
    }

    private List<String> ask(CompiledRule rule, Seen... facts) {
        return findings(rule, facts).stream().map(SequenceSemanticsTest::text).toList();
    }

    private List<Finding> findings(CompiledRule rule, Seen... facts) {
        List<Observation> table = new ArrayList<>(List.of(SHOTS.observation()));
        List.of(facts).forEach(fact -> table.add(fact.observation()));
        return matcher.ask(rule, SHOTS.observation(), Table.of(table), Long.MAX_VALUE)
                .findings();
    }

    private static String text(Finding finding) {
        return finding.evidence().stream()
                .map(piece -> piece.step() + " " + piece.observation().id())
                .toList()
                .toString();
    }
}
