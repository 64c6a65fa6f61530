package io.crossfix.rule;

import static io.crossfix.rule.Seen.call;
import static io.crossfix.rule.Seen.camera;
import static io.crossfix.rule.Seen.plate;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.model.GridSettings;
import io.crossfix.model.Observation;
import io.crossfix.model.risk.RiskModel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Why a rule holds, and why it does not: how far it got, what stopped it, and by how much. */
class ExplainerTest {

    private static final String RULE = """
            rule: corroborated
            version: 2
            about: a test
            author: tests
            severity: minor
            anchor: {name: shots, kind: GUNSHOT, where: shots.rounds >= 2}
            around:
              - {name: call, kind: CALL, within: {before: 5m, after: 5m, radius: 600m}, where: call.category == 'SHOTS_FIRED'}
            sequence:
              - {name: car, kind: PLATE, within: {after: 5m, radius: 800m}}
              - {name: again, kind: PLATE, within: {after: 5m, radius: 800m}, where: 'again.token == car.token && seconds(car, again) < 60.0'}
            absent:
              - {name: fireworks, kind: CAMERA, within: {after: 10m, radius: 400m}, where: fireworks.category == 'FIREWORKS'}
            """;
    private static final Seen SHOTS = Seen.gunshot("g", "21:00:00").with("rounds", 3);
    private static final Seen CALL = call("c", "21:01:19").with("east", "120m").with("category", "SHOTS_FIRED");
    private static final Seen CAR = plate("p1", "21:01:00").with("token", "van");
    private static final Seen AGAIN = plate("p2", "21:01:30").with("token", "van");

    private final Explainer explainer = new Explainer(GridSettings.DEFAULT, RiskModel.shipped());

    @AfterEach
    void end() {
        explainer.close();
    }

    @Test
    void aMatchTellsTheValuesThatMadeEachConditionTrue() throws Exception {
        Explanation told = explain(SHOTS, CALL, CAR, AGAIN);
        assertThat(told.holds()).isTrue();
        assertThat(told.headline()).isEqualTo("corroborated 2.0 holds for GUNSHOT g of 2026-01-15T21:00:00Z");
        assertThat(told.lines())
                .contains(
                        "+ shots: GUNSHOT g, UNKNOWN; shots.rounds >= 2 [shots.rounds = 3]",
                        "+ call: 1 found, at least 1 needed (CALL, 5m before to 5m after, within 600 m)",
                        "    CALL c, 79 s after, 120 m away; call.category == \"SHOTS_FIRED\" [call.category = SHOTS_FIRED]",
                        "+ fireworks: not there, as demanded (CAMERA, the anchor to 10m after, within 400 m)");
    }

    @Test
    void theMatchItselfCarriesTheSameLines() throws Exception {
        CompiledRule rule = Table.compile(RULE, "test");
        try (Matcher matcher = new Matcher()) {
            List<String> carried = matcher.ask(
                            rule, SHOTS.observation(), Table.of(SHOTS, CALL, CAR, AGAIN), Long.MAX_VALUE)
                    .findings()
                    .get(0)
                    .explanation();
            assertThat(carried)
                    .contains(
                            "shots: GUNSHOT g, UNKNOWN; shots.rounds >= 2 [shots.rounds = 3]",
                            "  CALL c, 79 s after, 120 m away; call.category == \"SHOTS_FIRED\" [call.category = SHOTS_FIRED]");
            assertThat(carried.toString())
                    .doesNotContain(CAR.observation().token().hex());
            assertThat(explain(SHOTS, CALL, CAR, AGAIN).lines().stream().map(line -> line.replace("+ ", "")))
                    .containsAll(carried.subList(0, 2));
        }
    }

    @Test
    void aCallTooFarIsToldWithTheDistanceAndTheRadius() throws Exception {
        Explanation told = explain(SHOTS, CALL.with("east", "612m"), CAR, AGAIN);
        assertThat(told.holds()).isFalse();
        assertThat(told.lines())
                .contains(
                        "- call: 0 found, at least 1 needed (CALL, 5m before to 5m after, within 600 m)",
                        "    CALL c: 612 m away, radius 600 m (12 m too far)");
    }

    @Test
    void whatIsForbiddenBesideEachFactIsToldOfEach() throws Exception {
        CompiledRule rule = Table.compile("""
                rule: crowds
                version: 1
                about: a test
                author: tests
                severity: minor
                anchor: {name: shots, kind: GUNSHOT}
                around: [{name: crowd, kind: CAMERA, within: {after: 1m, radius: 400m}, where: crowd.category == 'CROWD'}]
                absent: [{name: clear, kind: CAMERA, within: {after: 1m, radius: 400m}, where: clear.category == 'CLEAR' && clear.at > crowd.at}]
                per: crowd.id
                """, "test");
        Explanation told = explainer.explain(
                rule,
                SHOTS.observation(),
                Table.of(
                        SHOTS,
                        camera("one", "21:00:10").with("category", "CROWD"),
                        camera("gone", "21:00:20").with("category", "CLEAR"),
                        camera("two", "21:00:30").with("category", "CROWD")),
                Long.MAX_VALUE);
        assertThat(told.holds()).isTrue();
        assertThat(told.lines())
                .containsSubsequence(
                        "  beside crowd CAMERA one:",
                        "- clear: 1 there that must not be (CAMERA, the anchor to 1m after, within 400 m)",
                        "  beside crowd CAMERA two:",
                        "+ clear: not there, as demanded (CAMERA, the anchor to 1m after, within 400 m)");
    }

    @Test
    void whatComesNearestIsToldFirst() throws Exception {
        Explanation told = explain(
                SHOTS,
                call("late", "21:05:03").with("category", "SHOTS_FIRED"),
                call("other", "21:02:00").with("category", "COLLISION"),
                call("lateAndFar", "21:06:00").with("east", "700m").with("category", "SHOTS_FIRED"));
        assertThat(told.lines())
                .containsSubsequence(
                        "    CALL other: does not hold: call.category == \"SHOTS_FIRED\" [call.category = COLLISION]",
                        "    CALL late: 5m 3s after, window 5m before to 5m after (3 s too late)",
                        "    CALL lateAndFar: 700 m away, radius 600 m (100 m too far); 6m 0s after, window 5m before to 5m after (60 s too late)");
    }

    @Test
    void aSequenceTellsTheStepThatItStopsAt() throws Exception {
        Explanation told = explain(SHOTS, CALL, CAR, AGAIN.with("at", "21:02:30"));
        assertThat(told.lines()).anyMatch(line -> line.startsWith("+ car: 2 in order"));
        assertThat(told.lines())
                .anyMatch(line ->
                        line.startsWith("- again: 2 candidates, but none continues the steps before it in order"));
    }

    @Test
    void silenceIsBrokenOrNotYetCertain() throws Exception {
        Seen fireworks = camera("k", "21:09:00").with("category", "FIREWORKS");
        assertThat(explain(SHOTS, CALL, CAR, AGAIN, fireworks).lines())
                .contains("- fireworks: 1 there that must not be (CAMERA, the anchor to 10m after, within 400 m)");
        Explanation early = explainer.explain(
                Table.compile(RULE, "test"),
                SHOTS.observation(),
                Table.of(SHOTS, CALL, CAR, AGAIN),
                SHOTS.observation().at());
        assertThat(early.holds()).isFalse();
        assertThat(early.lines())
                .contains(
                        "- fireworks: nothing yet, certain at 2026-01-15T21:10:00Z (CAMERA, the anchor to 10m after, within 400 m)");
    }

    @Test
    void evidenceIsToldWhatItCouldBe() throws Exception {
        CompiledRule rule = Table.compile(RULE, "test");
        Seen far = CALL.with("east", "612m");
        assertThat(explainer.asEvidence(rule, SHOTS.observation(), far.observation(), Table.of(SHOTS, far)))
                .containsExactly("as call of GUNSHOT g: 612 m away, radius 600 m (12 m too far)");
        assertThat(explainer.asEvidence(rule, SHOTS.observation(), CALL.observation(), Table.of(SHOTS, CALL)))
                .singleElement()
                .asString()
                .startsWith("as call of GUNSHOT g: counts; CALL c, 79 s after, 120 m away");
        Seen before = CAR.with("at", "20:59:00");
        assertThat(explainer.asEvidence(rule, SHOTS.observation(), before.observation(), Table.of(SHOTS, before)))
                .hasSize(2)
                .first()
                .asString()
                .contains("60 s before, window 0h before to 5m after (60 s too early)");
    }

    @Test
    void anAnchorThatIsNoneEndsTheMatter() throws Exception {
        assertThat(explain(SHOTS.with("rounds", 1), CALL).lines())
                .containsExactly(
                        "- shots: GUNSHOT g, UNKNOWN; shots.rounds >= 2 [shots.rounds = 1]",
                        "    does not hold: shots.rounds >= 2 [shots.rounds = 1]");
        assertThat(explain(CALL, SHOTS).lines())
                .containsExactly("- shots: the rule asks about a GUNSHOT, this is a CALL");
    }

    private Explanation explain(Seen anchor, Seen... others) throws Exception {
        List<Observation> facts = new ArrayList<>(List.of(anchor.observation()));
        List.of(others).forEach(seen -> facts.add(seen.observation()));
        return explainer.explain(Table.compile(RULE, "test"), anchor.observation(), Table.of(facts), Long.MAX_VALUE);
    }
}
