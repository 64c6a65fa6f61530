package io.crossfix.rule;

import static io.crossfix.rule.Seen.call;
import static io.crossfix.rule.Seen.camera;
import static io.crossfix.rule.Seen.gunshot;
import static io.crossfix.rule.Seen.plate;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.document.InvalidDocument;
import io.crossfix.model.Finding;
import io.crossfix.model.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RuleSemanticsTest {

    private static final Seen SHOTS = gunshot("g", "21:00:00").with("rounds", 3);
    private static final long FOR_EVER = Long.MAX_VALUE;

    private final Matcher matcher = new Matcher();

    @AfterEach
    void end() {
        matcher.close();
    }

    @Test
    void aroundLooksBothWaysAndTakesAllThatFit() throws Exception {
        CompiledRule rule = rule("around: [{name: call, kind: CALL, within: {before: 5m, after: 5m, radius: 600m}}]");

        assertThat(ask(rule, call("early", "20:55:00"), call("late", "21:05:00"), call("tooLate", "21:05:00.001")))
                .containsExactly("[shots g, call early, call late]");
        assertThat(ask(rule, call("far", "21:00:00").with("east", "601m"))).isEmpty();
        assertThat(ask(rule)).isEmpty();
    }

    @Test
    void aroundMayAskForSeveralOrForNone() throws Exception {
        CompiledRule two = rule("around: [{name: call, kind: CALL, at-least: 2, within: {after: 5m, radius: 600m}}]");
        CompiledRule none =
                rule("around: [{name: call, kind: CALL, optional: true, within: {after: 5m, radius: 600m}}]");

        assertThat(ask(two, call("one", "21:01:00"))).isEmpty();
        assertThat(ask(two, call("one", "21:01:00"), call("two", "21:02:00"))).hasSize(1);
        assertThat(ask(none)).containsExactly("[shots g]");
        assertThat(ask(none, call("one", "21:01:00"))).containsExactly("[shots g, call one]");
    }

    @Test
    void theAnchorIsNeverEvidenceOfItself() throws Exception {
        CompiledRule rule =
                rule("around: [{name: again, kind: GUNSHOT, within: {before: 1m, after: 1m, radius: 600m}}]");

        assertThat(ask(rule)).isEmpty();
        assertThat(ask(rule, gunshot("h", "21:00:00"))).containsExactly("[shots g, again h]");
    }

    @Test
    void silenceIsSaidOnceItIsCertain() throws Exception {
        CompiledRule rule = rule("absent: [{name: call, kind: CALL, within: {before: 1m, after: 10m, radius: 600m}}]");
        long end = SHOTS.observation().at() + 600_000;

        Answer open = matcher.ask(rule, SHOTS.observation(), Table.of(SHOTS), end - 1);
        Answer decided = matcher.ask(rule, SHOTS.observation(), Table.of(SHOTS), end);
        Answer broken = matcher.ask(rule, SHOTS.observation(), Table.of(SHOTS, call("c", "21:10:00")), end - 1);

        assertThat(open).isEqualTo(new Answer(List.of(), end, 0));
        assertThat(decided.findings()).hasSize(1);
        assertThat(decided.undecidedUntil()).isEqualTo(Answer.DECIDED);
        assertThat(broken).isEqualTo(Answer.NONE);
    }

    @Test
    void silenceBeforeTheAnchorIsNotWaitedFor() throws Exception {
        CompiledRule rule = rule("absent: [{name: call, kind: CALL, within: {before: 9m, after: -1m, radius: 600m}}]");

        assertThat(matcher.ask(rule, SHOTS.observation(), Table.of(SHOTS), Long.MIN_VALUE)
                        .findings())
                .hasSize(1);
        assertThat(ask(rule, call("c", "20:59:00"))).isEmpty();
        assertThat(ask(rule, call("c", "20:59:00.001"))).hasSize(1);
    }

    @Test
    void twoSilencesAreDecidedWhenTheLastIs() throws Exception {
        CompiledRule rule = rule("""
                absent:
                  - {name: call, kind: CALL, within: {after: 10m, radius: 600m}}
                  - {name: fireworks, kind: CAMERA, within: {after: 2m, radius: 600m}}
                """);

        Answer answer = matcher.ask(
                rule, SHOTS.observation(), Table.of(SHOTS), SHOTS.observation().at() + 60_000);

        assertThat(answer.undecidedUntil()).isEqualTo(SHOTS.observation().at() + 600_000);
    }

    @Test
    void nothingIsWaitedForWhileTheRestDoesNotHold() throws Exception {
        CompiledRule rule = rule("""
                around: [{name: crowd, kind: CAMERA, within: {after: 1m, radius: 600m}}]
                absent: [{name: call, kind: CALL, within: {after: 10m, radius: 600m}}]
                """);

        assertThat(matcher.ask(rule, SHOTS.observation(), Table.of(SHOTS), 0)).isEqualTo(Answer.NONE);
        assertThat(matcher.ask(rule, SHOTS.observation(), Table.of(SHOTS, camera("k", "21:00:10")), 0)
                        .undecidedUntil())
                .isEqualTo(SHOTS.observation().at() + 600_000);
    }

    @Test
    void aStepFollowsTheAnchorInOrder() throws Exception {
        CompiledRule rule = rule("sequence: [{name: car, kind: PLATE, within: {after: 5m, radius: 800m}}]");

        assertThat(ask(rule, plate("before", "20:59:59.999"))).isEmpty();
        assertThat(ask(rule, plate("sameTime", "21:00:00"))).containsExactly("[shots g, car sameTime]");
        assertThat(ask(rule, plate("atTheEnd", "21:05:00"))).containsExactly("[shots g, car atTheEnd]");
        assertThat(ask(rule, plate("tooLate", "21:05:00.001"))).isEmpty();
        assertThat(ask(rule, plate("tooFar", "21:01:00").with("north", "801m"))).isEmpty();
    }

    @Test
    void ofFactsAtOneTimeTheIdDecidesWhatIsBehindTheAnchor() throws Exception {
        CompiledRule rule = rule("sequence: [{name: again, kind: GUNSHOT, within: {after: 5m, radius: 800m}}]");

        assertThat(ask(rule, gunshot("f", "21:00:00"))).isEmpty();
        assertThat(ask(rule, gunshot("h", "21:00:00"))).containsExactly("[shots g, again h]");
    }

    @Test
    void followedByTakesTheFirstThatFitsAndAnyTakesEach() throws Exception {
        String step = "sequence: [{name: car, kind: PLATE, contiguity: %s, within: {after: 5m, radius: 800m}}]";
        Seen[] cars = {plate("a", "21:00:10"), plate("b", "21:00:20")};

        assertThat(ask(rule(step.formatted("followed-by")), cars)).containsExactly("[shots g, car a]");
        assertThat(ask(rule(step.formatted("any")), cars)).containsExactly("[shots g, car a, car b]");
        assertThat(ask(rule(step.formatted("next")), cars)).containsExactly("[shots g, car a]");
    }

    @Test
    void nextSeesWhatFitsNoStep() throws Exception {
        CompiledRule rule = rule("""
                sequence:
                  - {name: car, kind: PLATE, contiguity: next, within: {after: 5m, radius: 800m}}
                  - {name: crowd, kind: CAMERA, contiguity: next, within: {after: 5m, radius: 500m}, where: crowd.category == 'CROWD'}
                """);
        Seen car = plate("a", "21:00:10");
        Seen crowd = camera("k", "21:00:30").with("category", "CROWD");

        assertThat(ask(rule, car, crowd)).containsExactly("[shots g, car a, crowd k]");
        assertThat(ask(rule, car, camera("other", "21:00:20"), crowd)).isEmpty();
        assertThat(ask(rule, car, camera("outOfReach", "21:00:20").with("east", "600m"), crowd))
                .hasSize(1);
        assertThat(ask(rule, car, call("otherKind", "21:00:20"), crowd)).hasSize(1);
    }

    @Test
    void timesCountsAndOptionalMayBeMissing() throws Exception {
        String step = "sequence: [{name: car, kind: PLATE, %s, within: {after: 5m, radius: 800m}}]";
        Seen a = plate("a", "21:00:10");
        Seen b = plate("b", "21:00:20");
        Seen c = plate("c", "21:00:30");

        assertThat(ask(rule(step.formatted("times: 2")), a)).isEmpty();
        assertThat(ask(rule(step.formatted("times: 2")), a, b, c)).containsExactly("[shots g, car a, car b]");
        assertThat(ask(rule(step.formatted("times: {min: 2, max: 3}")), a, b, c))
                .containsExactly("[shots g, car a, car b, car c]");
        assertThat(ask(rule(step.formatted("optional: true")))).containsExactly("[shots g]");
        assertThat(ask(rule(step.formatted("optional: true")), a)).containsExactly("[shots g, car a]");
    }

    @Test
    void aStepMayNameEarlierStepsAndItsOwnPast() throws Exception {
        CompiledRule rule = rule("""
                sequence:
                  - {name: first, kind: PLATE, contiguity: any, within: {after: 5m, radius: 800m}}
                  - name: again
                    kind: PLATE
                    contiguity: any
                    times: 2
                    within: {after: 5m, radius: 800m}
                    where: again.token == first.token && seconds(last(again), again) <= 30.0
                """);

        assertThat(ask(
                        rule,
                        car("a", "21:00:10", "van"),
                        car("x", "21:00:11", "taxi"),
                        car("b", "21:00:20", "van"),
                        car("c", "21:00:50", "van")))
                .containsExactly("[shots g, first a, again b, again c]");
        assertThat(ask(rule, car("a", "21:00:10", "van"), car("b", "21:00:20", "van"), car("c", "21:00:50.001", "van")))
                .isEmpty();
    }

    @Test
    void aConditionMayCompareWithTheAnchor() throws Exception {
        CompiledRule rule = rule("""
                around:
                  - name: call
                    kind: CALL
                    within: {before: 5m, after: 5m, radius: 600m}
                    where: distance(call, shots) > 100.0 && bearing(shots, call) < 91.0 && shots.rounds == 3
                """);

        assertThat(ask(rule, call("east", "21:00:00").with("east", "200m"))).hasSize(1);
        assertThat(ask(rule, call("near", "21:00:00").with("east", "90m"))).isEmpty();
        assertThat(ask(rule, call("west", "21:00:00").with("east", "-200m"))).isEmpty();
    }

    @Test
    void perSplitsTheCandidatesOfOnePart() throws Exception {
        CompiledRule rule = rule("""
                around: [{name: call, kind: CALL, at-least: 2, within: {after: 5m, radius: 600m}}]
                per: call.sensorId
                """);

        List<Finding> findings = findings(
                rule,
                call("a", "21:00:10").with("sensorId", "south"),
                call("b", "21:00:20").with("sensorId", "north"),
                call("c", "21:00:30").with("sensorId", "north"),
                call("d", "21:00:40").with("sensorId", "south"),
                call("e", "21:00:50").with("sensorId", "west"));

        assertThat(findings).extracting(Finding::per).containsExactly("north", "south");
        assertThat(findings)
                .extracting(RuleSemanticsTest::text)
                .containsExactly("[shots g, call b, call c]", "[shots g, call a, call d]");
    }

    @Test
    void perTokenIsToldAsItsDigitsAndAFactWithoutOneBelongsNowhere() throws Exception {
        CompiledRule rule = rule("""
                around: [{name: call, kind: CALL, within: {after: 5m, radius: 600m}}]
                per: call.caller
                """);
        Seen known = call("known", "21:00:10").with("caller", "somebody");

        assertThat(findings(rule, known, call("unknown", "21:00:20")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.per())
                        .isEqualTo(known.observation().token().hex()))
                .satisfies(finding -> assertThat(text(finding)).isEqualTo("[shots g, call known]"));
    }

    @Test
    void whatCannotBeEvaluatedDoesNotHoldAndIsCounted() throws Exception {
        CompiledRule rule = rule("""
                around:
                  - {name: call, kind: CALL, within: {after: 5m, radius: 600m}, where: 10 / (call.priority - 1) > 0}
                """);

        assertThat(ask(rule, call("unknown", "21:00:10"))).isEmpty();
        assertThat(rule.failedConditions()).isEqualTo(1);
        assertThat(ask(rule, call("byZero", "21:00:10").with("priority", 1))).isEmpty();
        assertThat(rule.failedConditions()).isEqualTo(2);
        assertThat(ask(rule, call("fine", "21:00:10").with("priority", 2))).hasSize(1);
        assertThat(rule.failedConditions()).isEqualTo(2);
    }

    @Test
    void aMissingFieldCanBeAskedFor() throws Exception {
        CompiledRule rule = rule("""
                around:
                  - {name: call, kind: CALL, within: {after: 5m, radius: 600m}, where: '!has(call.priority) || call.priority < 3'}
                """);

        assertThat(ask(rule, call("unknown", "21:00:10"))).hasSize(1);
        assertThat(ask(rule, call("urgent", "21:00:10").with("priority", 1))).hasSize(1);
        assertThat(ask(rule, call("idle", "21:00:10").with("priority", 5))).isEmpty();
        assertThat(rule.failedConditions()).isZero();
    }

    @Test
    void onlyAHotlistHitAnchors() throws Exception {
        CompiledRule rule = Table.compile("""
                rule: hit
                version: "2.1"
                about: a test
                author: tests
                severity: extreme
                anchor: {name: car, kind: HOTLIST_HIT}
                """, "test");
        Seen hit = plate("p", "21:00:00").with("category", "STOLEN_VEHICLE");

        assertThat(rule.anchors(plate("p", "21:00:00").observation())).isFalse();
        assertThat(rule.anchors(hit.observation())).isTrue();
        assertThat(rule.version()).isEqualTo(new RuleVersion(2, 1)).hasToString("2.1");
        assertThat(matcher.ask(rule, hit.observation(), Table.of(hit), 0).findings())
                .hasSize(1);
    }

    @Test
    void aCapIsSaidWithItsNumbers() throws Exception {
        CompiledRule rule =
                rule("sequence: [{name: car, kind: PLATE, contiguity: any, within: {after: 5m, radius: 800m}}]");
        Seen[] cars = IntStream.range(0, 60)
                .mapToObj(i -> plate("p" + i, "21:01:" + (10 + i % 50)))
                .toArray(Seen[]::new);

        Finding finding = findings(rule, cars).get(0);

        assertThat(finding.evidence()).hasSize(51);
        assertThat(finding.degraded())
                .containsExactly("sequence: 60 candidates in reach, only the earliest 50 were looked at");
        assertThat(matcher.cappedQuestions()).isEqualTo(1);
    }

    @Test
    void tooManyWaysToCombineAreNotFollowedToTheEnd() throws Exception {
        String steps = IntStream.range(0, 4)
                .mapToObj(i -> "  - {name: car%d, kind: PLATE, contiguity: any, within: {after: 5m, radius: 800m}}%n"
                        .formatted(i))
                .reduce("sequence:\n", String::concat);
        Seen[] cars = IntStream.range(0, 40)
                .mapToObj(i -> plate("p" + i, "21:01:" + (10 + i)))
                .toArray(Seen[]::new);

        Finding finding = findings(rule(steps), cars).get(0);

        assertThat(finding.degraded()).singleElement().asString().contains("more than 1000 ways to combine");
    }

    @Test
    void anAnswerDoesNotDependOnWhatWasAskedBefore() throws Exception {
        CompiledRule rule = rule("sequence: [{name: car, kind: PLATE, times: 2, within: {after: 5m, radius: 800m}}]");
        Seen[] cars = {plate("a", "21:00:10"), plate("b", "21:00:20")};

        List<String> first = ask(rule, cars);
        ask(rule, plate("c", "21:00:10"));
        assertThat(ask(rule, cars)).isEqualTo(first);
        assertThat(ask(rule, plate("d", "21:00:10"))).isEmpty();
    }

    @Test
    void aQuestionLeavesNothingBehind() throws Exception {
        CompiledRule rule = rule("sequence: [{name: car, kind: PLATE, times: 2, within: {after: 5m, radius: 800m}}]");
        Table table = Table.of(plate("a", "21:00:10"), plate("b", "21:00:20"), plate("c", "21:00:30"));
        SequenceRunner runner = new SequenceRunner();

        Answer answer = new Question(rule, new FactView(SHOTS.observation()), table).answer(FOR_EVER, runner);

        assertThat(answer.findings()).hasSize(1);
        assertThat(runner.isEmpty()).isTrue();
        runner.close();
    }

    private static Seen car(String id, String at, String token) {
        return plate(id, at).with("token", token);
    }

    @Test
    void perSplitsASequencesStepToo() throws Exception {
        CompiledRule rule = rule("""
                sequence: [{name: car, kind: PLATE, times: 2, within: {after: 5m, radius: 800m}}]
                per: car.token
                """);

        assertThat(ask(rule, car("a", "21:00:10", "van"), car("b", "21:00:20", "taxi")))
                .isEmpty();
        assertThat(ask(rule, car("a", "21:00:10", "van"), car("b", "21:00:20", "taxi"), car("c", "21:00:30", "van")))
                .containsExactly("[shots g, car a, car c]");
    }

    private static CompiledRule rule(String parts) throws InvalidDocument {
        return Table.compile("""
                rule: test
                version: 1
                about: a test
                author: tests
                severity: minor
                anchor: {name: shots, kind: GUNSHOT, where: shots.rounds >= 2}
                """ + parts, "test");
    }

    private List<String> ask(CompiledRule rule, Seen... facts) {
        return findings(rule, facts).stream().map(RuleSemanticsTest::text).toList();
    }

    private List<Finding> findings(CompiledRule rule, Seen... facts) {
        List<Observation> table = new ArrayList<>(List.of(SHOTS.observation()));
        List.of(facts).forEach(fact -> table.add(fact.observation()));
        return matcher.ask(rule, SHOTS.observation(), Table.of(table), FOR_EVER).findings();
    }

    private static String text(Finding finding) {
        return finding.evidence().stream()
                .map(piece -> piece.step() + " " + piece.observation().id())
                .toList()
                .toString();
    }
}
