package io.crossfix.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.crossfix.document.Fault;
import io.crossfix.document.InvalidDocument;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BrokenRulesTest {

    /** A sound rule; line numbers of the tests count from its first line. */
    private static final String SOUND = """
            rule: broken
            version: 1
            about: a rule for tests
            author: tests
            severity: minor
            anchor:
              name: shots
              kind: GUNSHOT
              where: shots.rounds >= 2
            around:
              - name: call
                kind: CALL
                within: {before: 5m, after: 5m, radius: 600m}
                where: call.category == 'SHOTS_FIRED'
            sequence:
              - name: flight
                kind: PLATE
                within: {after: 5m, radius: 800m}
                times: 2
            per: flight.token
            examples:
              - about: an example
                given: [{shots: {at: '21:00:00'}}]
                expect: {match: false, uses: []}
            """;

    static List<Arguments> faults() {
        return List.of(
                broken("rule: broken", "rule: Broken Rule", 1, 7, "does not match the regex pattern"),
                broken("version: 1", "version: 3.1", 2, 10, "number found, [integer, string] expected"),
                broken("severity: minor", "severity: minor\nseverity: severe", 6, 9, "Duplicate field 'severity'"),
                broken("before: 5m", "befor: 5m", 13, 13, "did you mean 'before'?"),
                broken("before: 5m", "windwo: 5m", 13, 13, "known are before, after, radius"),
                broken("before: 5m", "before: 5", 13, 22, "integer found, string expected"),
                broken("before: 5m", "before: PT5M", 13, 22, "does not match the regex pattern"),
                broken("kind: GUNSHOT", "kind: PLATE", 8, 9, "a plate read alone can never be an anchor"),
                broken(
                        "shots.rounds >= 2",
                        "shots.roundz >= 2",
                        9,
                        15,
                        "undefined field 'roundz'; did you mean 'rounds'"),
                broken("shots.rounds >= 2", "shots.rounds >= 'two'", 9, 23, "found no matching overload for '_>=_'"),
                broken("shots.rounds >= 2", "shots.rounds", 9, 15, "expected type 'bool' but found 'int'"),
                broken("shots.rounds >= 2", "shots.rounds >= 1 / 0", 9, 28, "can never be evaluated: DIVIDE_BY_ZERO"),
                broken("shots.rounds >= 2", "shots.rounds >= ", 9, 25, "mismatched input"),
                broken("shots.rounds >= 2", "shots.id.matches('(a+)+$')", 9, 26, "undeclared reference to 'matches'"),
                broken("shots.rounds >= 2", "'[1, 2].exists(n, n == 1)'", 9, 24, "undeclared reference to 'exists'"),
                broken("shots.rounds >= 2", "first(shots).rounds >= 2", 9, 15, "first() takes the name of a step"),
                broken(
                        "shots.rounds >= 2",
                        "|\n    shots.rounds >= 2\n    && call.priority == 1",
                        11,
                        8,
                        "undeclared reference to 'call'; this condition may name shots"),
                broken(
                        "'SHOTS_FIRED'",
                        "'SHOTS_FIERD'",
                        14,
                        29,
                        "call.category is never 'SHOTS_FIERD'; did you mean 'SHOTS_FIRED'"),
                broken(
                        "call.category == 'SHOTS_FIRED'",
                        "call.category in ['ROBBERY', 'SHOTING']",
                        14,
                        41,
                        "did you mean 'SHOOTING'"),
                broken("call.category == 'SHOTS_FIRED'", "call.origin != 'SENSER'", 14, 27, "did you mean 'SENSOR'"),
                broken(
                        "call.category == 'SHOTS_FIRED'",
                        "call.caller == 'Smith'",
                        14,
                        24,
                        "found no matching overload for '_==_'"),
                broken("name: call", "name: shots", 11, 11, "there is another part with the name 'shots'"),
                broken("name: call", "name: in", 11, 11, "is a word of the rule language"),
                broken("before: 5m", "before: 25h", 13, 13, "spans 1505m, at most 24h"),
                broken("before: 5m", "before: -6m", 13, 13, "ends before it begins"),
                broken("radius: 600m", "radius: 2km", 13, 45, "is 2000 m, but a CALL is seen from at most 1500 m"),
                broken("{after: 5m, radius: 800m}", "{radius: 800m}", 18, 13, "required property 'after' not found"),
                broken("times: 2", "times: {min: 2}", 19, 12, "has no 'max' and no 'until'"),
                broken("times: 2", "times: 21", 19, 12, "must have a maximum value of 20"),
                broken("times: 2", "times: {min: 3, max: 2}", 19, 12, "at least 3 but at most 2 times"),
                broken(
                        "per: flight.token",
                        "unless: [{name: c, kind: CAMERA, within: {after: 5m, radius: 9m}, where: c.at > flight.at}]\nper: flight.token",
                        20,
                        81,
                        "undeclared reference to 'flight'; this condition may name c, shots"),
                broken("per: flight.token", "per: fligt.token", 20, 6, "did you mean 'flight'"),
                broken("per: flight.token", "per: flight.tokken", 20, 6, "did you mean 'token'"),
                broken("per: flight.token", "per: flight.latitude", 20, 6, "is a measurement"),
                broken("times: 2", "optional: true", 20, 6, "only a part that must be there"),
                broken("kind: CALL", "kind: RISK_CROSSING", 12, 11, "does not have a value in the enumeration"),
                broken("kind: GUNSHOT", "kind: RISK_CROSSING", 7, 3, "says with 'crosses' which probability"),
                broken("kind: GUNSHOT", "kind: GUNSHOT\n  crosses: 0.5", 7, 3, "a RISK_CROSSING, and nothing else"),
                broken("kind: GUNSHOT", "kind: GUNSHOT\n  inside: [nowhere]", 9, 12, "there is no place 'nowhere'"),
                broken("shots.rounds >= 2", "inside(shots, 'x')", 9, 24, "there is no place 'x'"),
                broken("shots.rounds >= 2", "inside(shots, shots.id)", 9, 16, "as a plain text"),
                broken(
                        "call.category == 'SHOTS_FIRED'",
                        "rings(shots, call, 16) == 0",
                        14,
                        31,
                        "rings() takes the resolution of the cells as a plain number, 0 to 15"),
                broken(
                        "call.category == 'SHOTS_FIRED'",
                        "rings(shots, call, shots.rounds) == 0",
                        14,
                        36,
                        "rings() takes the resolution of the cells as a plain number, 0 to 15"),
                broken(
                        "call.category == 'SHOTS_FIRED'",
                        "riskNow(call) > 0.5",
                        14,
                        19,
                        "riskNow() takes the anchor, shots"),
                broken(
                        "shots.rounds >= 2",
                        "shots.rounds >= 2" + " && true".repeat(110),
                        9,
                        10,
                        "steps to evaluate, at most 200"),
                broken(
                        "    where: call.category == 'SHOTS_FIRED'",
                        "    distinct: calller",
                        14,
                        15,
                        "did you mean 'caller'"),
                broken(
                        "    where: call.category == 'SHOTS_FIRED'",
                        "    distinct: latitude",
                        14,
                        15,
                        "is a measurement"),
                broken("    where: call.category == 'SHOTS_FIRED'", "    collect: some", 14, 14, "enumeration"),
                broken("{shots: {at", "{shot: {at", 23, 20, "did you mean 'shots'"),
                broken("'21:00:00'", "'21:00:00', token: abc", 23, 45, "GUNSHOT has no such field"),
                broken("'21:00:00'", "'21:00:00', category: SINGEL", 23, 48, "did you mean 'SINGLE'"),
                broken("uses: []", "uses: [shotz]", 24, 35, "did you mean 'shots'"));
    }

    private static Arguments broken(String sound, String broken, int line, int column, String message) {
        return Arguments.of(sound, broken, line, column, message);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("faults")
    void aFaultIsNamedAtItsPlace(String sound, String broken, int line, int column, String message) {
        assertThat(SOUND).contains(sound);

        Fault fault = faultsOf(SOUND.replace(sound, broken)).get(0);

        assertThat(fault.message()).contains(message);
        assertThat(fault.line() + ":" + fault.column()).isEqualTo(line + ":" + column);
    }

    @Test
    void theSoundRuleIsSound() throws Exception {
        assertThat(Table.compile(SOUND, "sound.yaml").id()).isEqualTo("broken");
    }

    @Test
    void allFaultsAreToldAtOnceInTheOrderOfTheText() {
        String broken = SOUND.replace("shots.rounds", "shots.roundz")
                .replace("SHOTS_FIRED", "SHOTS_FIERD")
                .replace("800m", "900m");

        assertThat(faultsOf(broken)).extracting(Fault::line).containsExactly(9, 14, 18);
    }

    @Test
    void aFileThatIsNoRuleAtAllIsRefused() {
        assertThat(faultsOf("")).singleElement().extracting(Fault::message).isEqualTo("is empty");
        assertThat(faultsOf("!!javax.script.ScriptEngineManager []").get(0).message())
                .contains("tags are not read");
        assertThat(faultsOf("a: &x [1]\nb: *x").get(0).message()).contains("anchors and aliases are not read");
        assertThat(faultsOf("rule: x\n".repeat(10_000)).get(0).message()).contains("at most 65536");
        assertThat(faultsOf("- a list").get(0).message()).contains("array found, object expected");
    }

    private static List<Fault> faultsOf(String yaml) {
        InvalidDocument refusal = catchThrowableOfType(InvalidDocument.class, () -> Table.compile(yaml, "broken.yaml"));
        assertThat(refusal).as("the rule was accepted").isNotNull();
        return refusal.faults();
    }
}
