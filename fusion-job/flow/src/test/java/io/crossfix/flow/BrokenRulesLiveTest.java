package io.crossfix.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.model.Observation;
import io.crossfix.record.GunshotCategory;
import io.crossfix.record.Kind;
import io.crossfix.record.Match;
import io.crossfix.record.RuleMode;
import io.crossfix.record.RuleOutcome;
import io.crossfix.record.RuleStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Texts that are no rule, published to a running operator. */
class BrokenRulesLiveTest {

    private static final String SOUND = """
            rule: sturdy
            version: "1.0"
            about: a rule for tests
            author: tests
            severity: minor
            anchor: {name: shots, kind: GUNSHOT, where: shots.rounds >= 2}
            around:
              - name: call
                kind: CALL
                within: {before: 5m, after: 5m, radius: 600m}
                where: call.category == 'SHOTS_FIRED'
                optional: true
            sequence:
              - name: flight
                kind: PLATE
                within: {after: 5m, radius: 800m}
                times: 2
                optional: true
            """;

    private CellUnderTest cell;

    @BeforeEach
    void open() throws Exception {
        CellUnderTest.tick(0);
        cell = new CellUnderTest(
                new HashMapStateBackend(), CellUnderTest.limits(500_000, BudgetLimits.DEFAULT), List.of(), null);
    }

    @AfterEach
    void close() throws Exception {
        cell.close();
    }

    /** Text, and what the refusal must say. */
    private static Map<String, String> broken() {
        Map<String, String> broken = new LinkedHashMap<>();
        broken.put("", "is empty");
        broken.put("- a list", "array found, object expected");
        broken.put("rule: [unclosed", "sturdy:");
        broken.put("rule: sturdy", "required property 'version' not found");
        broken.put("a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]", "anchors and aliases are not read");
        broken.put("!!javax.script.ScriptEngineManager []", "tags are not read");
        broken.put(SOUND + "# " + "x".repeat(70_000), "at most 65536");
        change(broken, "rule: sturdy", "rule: other", "the record is for rule sturdy, its text is rule other");
        change(broken, "version: \"1.0\"", "version: one", "/version");
        change(broken, "severity: minor", "severity: minor\nseverity: severe", "Duplicate field 'severity'");
        change(broken, "severity: minor", "severity: fatal", "/severity");
        change(broken, "before: 5m", "windwo: 5m", "'windwo' is not defined");
        change(broken, "before: 5m", "before: 5", "string expected");
        change(broken, "before: 5m", "before: PT5M", "does not match");
        change(broken, "before: 5m", "before: -6m", "ends before it begins");
        change(broken, "before: 5m", "before: 400h", "at most 24h");
        change(broken, "radius: 600m", "radius: 20km", "seen from at most 1500 m");
        change(broken, "times: 2", "times: {min: 2}", "has no 'max' and no 'until'");
        change(broken, "times: 2", "times: 50", "must have a maximum value of 20");
        change(broken, "kind: GUNSHOT", "kind: PLATE", "a plate read alone can never be an anchor");
        change(broken, "shots.rounds >= 2", "shots.rounds >= 1 / 0", "can never be evaluated: DIVIDE_BY_ZERO");
        change(broken, "shots.rounds >= 2", "null.foo == 1", "sturdy:6:");
        change(broken, "shots.rounds >= 2", "shots.rounds >= 'two'", "no matching overload");
        change(broken, "shots.rounds >= 2", "shots.roundz >= 2", "did you mean 'rounds'");
        change(broken, "shots.rounds >= 2", "\"shots.id.matches('(a+)+$')\"", "undeclared reference to 'matches'");
        change(broken, "shots.rounds >= 2", "\"System.exit(0) == null\"", "undeclared reference");
        change(broken, "shots.rounds >= 2", "\"[1, 2, 3].exists(n, n == 1)\"", "undeclared reference to 'exists'");
        change(broken, "shots.rounds >= 2", "\"${jndi:ldap://x} == 1\"", "sturdy:6:");
        change(broken, "'SHOTS_FIRED'", "'SHOTS_FIERD'", "did you mean 'SHOTS_FIRED'");
        change(broken, "name: call", "name: shots", "another part with the name 'shots'");
        change(broken, "call.category ==", "call.narrative ==", "undefined field 'narrative'");
        return broken;
    }

    private static void change(Map<String, String> broken, String from, String to, String message) {
        assertThat(SOUND).contains(from);
        broken.put(SOUND.replace(from, to), message);
    }

    @Test
    void eachIsRefusedWithItsReasonAndTheGoodVersionStaysInForce() throws Exception {
        cell.publish("sturdy", SOUND, null);
        cell.place(shot("g-1"));
        assertThat(cell.news()).extracting(Match::getRuleId).containsExactly("sturdy");
        List<String> texts = new ArrayList<>(broken().keySet());
        assertThat(texts).hasSizeGreaterThanOrEqualTo(25);
        for (String text : texts) {
            cell.publish("sturdy", text, RuleMode.OFF);
            RuleStatus answer = cell.statements().get(cell.statements().size() - 1);
            assertThat(answer.getOutcome()).as(text).isEqualTo(RuleOutcome.REFUSED);
            assertThat(String.join("\n", answer.getReasons())).as(text).contains(broken().get(text));
            assertThat(answer.getInForce()).isEqualTo("1.0");
            assertThat(answer.getMode()).as("what is refused is refused whole").isEqualTo(RuleMode.LIVE);
        }
        assertThat(cell.news()).as("nothing was taken back or said anew").isEmpty();
        cell.place(shot("g-2"));
        assertThat(cell.news()).extracting(Match::getRuleVersion).containsExactly("1.0");
    }

    private static Observation shot(String id) {
        return Observation.plain(
                Kind.GUNSHOT,
                id,
                "sensor-1",
                1_767_301_200_000L,
                41.85,
                -87.68,
                25,
                0.9,
                GunshotCategory.MULTIPLE.ordinal(),
                2);
    }
}
