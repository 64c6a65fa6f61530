package io.crossfix.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.model.Finding;
import io.crossfix.model.Observation;
import io.crossfix.model.risk.RiskWeights;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rules about the risk of a place. */
class RiskCrossingTest {

    private final Matcher matcher = new Matcher();

    @AfterEach
    void end() {
        matcher.close();
    }

    @Test
    void theObservationThatLiftsTheRiskOverTheThresholdIsTheAnchor() throws Exception {
        CompiledRule rule = crossing("crosses: 0.5");
        List<Observation> facts = Stream.of(
                        Seen.gunshot("a", "21:00:00").with("rounds", 5),
                        Seen.call("b", "21:02:00")
                                .with("category", "SHOTS_FIRED")
                                .with("east", "40m"),
                        Seen.call("c", "21:03:00").with("category", "SHOTS_FIRED"))
                .map(Seen::observation)
                .toList();

        // Log-odds by hand: prior -8.9; a weighs 7.3 + 0.30; b 5.4. After a: -1.3. After b, a has aged 2 of 15 minutes.
        double afterB = -8.9 + 7.6 * Math.exp(-2 / 15.0) + 5.4;
        assertThat(1 / (1 + Math.exp(-afterB))).isGreaterThan(0.5);
        assertThat(anchors(rule, facts)).containsExactly("b");
        // Two minutes later the risk has sunk below 0.2 again, and rises over it once more.
        assertThat(anchors(crossing("crosses: 0.2"), facts)).containsExactly("a", "b");
        assertThat(anchors(crossing("crosses: 0.999999"), facts)).isEmpty();
        assertThat(found(rule, facts, "b").get(0).evidence())
                .extracting(piece -> piece.step() + " " + piece.observation().id())
                .containsExactly("rise b", "risk a");
    }

    @Test
    void whatIsFarAwayOrLongAgoOrLaterOrADrillDoesNotCount() throws Exception {
        CompiledRule rule = crossing("crosses: 0.5");
        Seen call = Seen.call("b", "21:02:00").with("category", "SHOTS_FIRED");
        Seen shot = Seen.gunshot("a", "21:00:00").with("rounds", 5);

        assertThat(anchors(rule, shot, call)).containsExactly("b");
        assertThat(anchors(rule, shot.with("east", "900m"), call)).isEmpty();
        assertThat(anchors(rule, Seen.gunshot("a", "20:10:00").with("rounds", 5), call))
                .isEmpty();
        assertThat(anchors(rule, drill(shot), call)).isEmpty();
        assertThat(anchors(rule, drill(shot), drill(call))).containsExactly("b");
    }

    @Test
    void theRiskBeforeTheAnchorIsAConditionToo() throws Exception {
        CompiledRule rule = Table.compile("""
                rule: test
                version: 1
                about: a test
                author: tests
                severity: minor
                anchor: {name: call, kind: CALL, where: riskNow(call) > 0.15 && call.category == 'MEDICAL'}
                """, "test");
        Seen call = Seen.call("b", "21:00:30").with("category", "MEDICAL");

        assertThat(anchors(rule, Seen.gunshot("a", "21:00:00").with("rounds", 5), call))
                .containsExactly("b");
        assertThat(anchors(rule, Seen.gunshot("a", "21:00:00").with("rounds", 1), call))
                .isEmpty();
        assertThat(rule.looksAt()).hasSize(3);
        assertThat(rule.longestBeforeMillis()).isEqualTo(RiskWeights.MEMORY_MILLIS);
        assertThat(rule.failedConditions()).isZero();
    }

    @Test
    void theOrderOnTheTableDecidesNothing() throws Exception {
        CompiledRule rule = crossing("crosses: 0.3");
        List<Observation> facts = new ArrayList<>();
        Random random = new Random(11);
        for (int i = 0; i < 60; i++) {
            facts.add(Seen.call("c" + i, "21:%02d:%02d".formatted(random.nextInt(60), random.nextInt(60)))
                    .with("category", random.nextBoolean() ? "SHOTS_FIRED" : "ROBBERY")
                    .with("east", random.nextInt(600) + "m")
                    .observation());
        }
        List<String> reference = anchors(rule, facts);
        assertThat(reference).isNotEmpty();
        for (int i = 0; i < 10; i++) {
            Collections.shuffle(facts, random);
            assertThat(anchors(rule, facts)).as("seed 11, shuffle %d", i).isEqualTo(reference);
        }
    }

    private static Seen drill(Seen seen) {
        Seen copy = seen.with("id", seen.id());
        copy.fields().put("exercise", true);
        return copy;
    }

    private static CompiledRule crossing(String crosses) throws Exception {
        return Table.compile("""
                rule: test
                version: 1
                about: a test
                author: tests
                severity: minor
                anchor: {name: rise, kind: RISK_CROSSING, %s}
                """.formatted(crosses), "test");
    }

    private List<String> anchors(CompiledRule rule, Seen... facts) {
        return anchors(rule, Stream.of(facts).map(Seen::observation).toList());
    }

    private List<String> anchors(CompiledRule rule, List<Observation> facts) {
        return facts.stream()
                .sorted(Observation.BY_TIME)
                .filter(fact -> !matcher.ask(rule, fact, Table.of(facts), Long.MAX_VALUE)
                        .findings()
                        .isEmpty())
                .map(Observation::id)
                .toList();
    }

    private List<Finding> found(CompiledRule rule, List<Observation> facts, String anchor) {
        Observation about = facts.stream()
                .filter(fact -> fact.id().equals(anchor))
                .findFirst()
                .orElseThrow();
        return matcher.ask(rule, about, Table.of(facts), Long.MAX_VALUE).findings();
    }
}
