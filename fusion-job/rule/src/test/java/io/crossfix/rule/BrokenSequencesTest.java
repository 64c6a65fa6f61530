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

/** What a sequence may not say, because Flink CEP refuses it, cannot do it, or does something else than it reads. */
class BrokenSequencesTest {

    /** The steps begin in its eighth line. */
    private static final String HEAD = """
            rule: broken
            version: 1
            about: a rule for tests
            author: tests
            severity: minor
            anchor: {name: shots, kind: GUNSHOT}
            sequence:
            """;

    private static final String STEP = "  - {name: %s, kind: PLATE, within: {after: 5m, radius: 800m}, %s}\n";

    static List<Arguments> faults() {
        String last = step("home", "optional: false");
        return List.of(
                broken("contiguity: never", 8, "never", "does not have a value in the enumeration"),
                broken("times: 2, between: not-next", 8, "not-next", "does not have a value in the enumeration"),
                broken("collect: last", 8, "last", "does not have a value in the enumeration"),
                broken("times: {min: 2}", 8, "{min: 2}", "every further fact would open more ways to combine"),
                broken(
                        "times: 2, until: car.confidence > 0.5",
                        8,
                        "car.confidence",
                        "ends a step whose count has no upper end"),
                broken("times: {min: 2}, until: car.confidense > 0.5", 8, ".confidense", "did you mean 'confidence'"),
                broken("between: next", 8, "next", "nothing between the facts of a step that takes one"),
                broken("times: {min: 3, max: 3}, greedy: true", 8, "true", "a step that takes 3 can take no more"),
                broken("times: {min: 1, max: 3}, greedy: true", 8, "true", "greedy changes nothing in the last step"),
                broken("times: {min: 1, max: 3}, greedy: true, between: any", 8, "true", "Flink CEP cannot do both"),
                broken("contiguity: not-next", 8, "not-next", "at the end of a sequence is said by 'absent'"),
                broken(
                        step("car", "contiguity: not-next") + step("home", "optional: true"),
                        8,
                        "not-next",
                        "at the end of a sequence is said by 'absent'"),
                broken(step("car", "contiguity: not-next, times: 2") + last, 8, "2}", "'times' says nothing"),
                broken(
                        step("car", "contiguity: not-next, optional: true") + last,
                        8,
                        "true",
                        "'optional' says nothing"),
                broken(step("car", "contiguity: not-next, between: any") + last, 8, "any", "'between' says nothing"),
                broken(step("car", "contiguity: not-next, greedy: true") + last, 8, "true", "'greedy' says nothing"),
                broken(step("car", "contiguity: not-next, until: 'true'") + last, 8, "'true'", "'until' says nothing"),
                broken(step("car", "contiguity: not-next, collect: all") + last, 8, "all", "'collect' says nothing"),
                broken(
                        step("car", "optional: true") + step("taxi", "contiguity: not-followed-by") + last,
                        9,
                        "not-followed-by",
                        "cannot forbid 'taxi' right behind 'car', which may be left out: write two rules"),
                broken(
                        step("car", "times: 2") + step("taxi", "contiguity: not-next") + last,
                        9,
                        "not-next",
                        "would forbid 'taxi' right behind 'car', which takes several, also between its facts"),
                broken(
                        step("car", "contiguity: not-followed-by") + step("taxi", "contiguity: not-next") + last,
                        9,
                        "not-next",
                        "would forget 'car': put 'taxi' first"),
                broken(
                        step("car", "contiguity: not-followed-by") + step("home", "times: {min: 1, max: 2}"),
                        9,
                        "{min: 1",
                        "would forbid what must not come before 'home' also between its facts"),
                broken("times: {min: 1}, until: 'true', greedy: true", 8, "true", "a greedy step needs a 'max'"),
                broken(
                        step("car", "times: {min: 1, max: 2}, greedy: true") + step("taxi", "optional: true") + last,
                        9,
                        "true",
                        "cannot leave out a step right behind 'car', which is greedy"),
                broken(
                        step("car", "contiguity: not-next") + step("home", "where: home.id != car.id"),
                        9,
                        "car.id",
                        "undeclared reference to 'car'; this condition may name home, shots"));
    }

    /** @param at what stands where the fault is, in its line */
    private static Arguments broken(String steps, int line, String at, String message) {
        return Arguments.of(steps.startsWith(" ") ? steps : step("car", steps), line, at, message);
    }

    private static String step(String name, String more) {
        return STEP.formatted(name, more);
    }

    @ParameterizedTest(name = "{3}")
    @MethodSource("faults")
    void aFaultIsNamedAtItsPlace(String steps, int line, String at, String message) {
        InvalidDocument refusal =
                catchThrowableOfType(InvalidDocument.class, () -> Table.compile(HEAD + steps, "broken.yaml"));

        assertThat(refusal).as("the rule was accepted").isNotNull();
        Fault fault = refusal.faults().get(0);
        assertThat(fault.message()).contains(message);
        assertThat(fault.line()).isEqualTo(line);
        assertThat((HEAD + steps).lines().toList().get(line - 1).substring(fault.column() - 1))
                .startsWith(at);
    }

    @Test
    void theSameStepsInAnotherPlaceAreSound() throws Exception {
        Table.compile(
                HEAD
                        + step("car", "times: {min: 2}, until: car.confidence > 0.5, between: any")
                        + step("more", "times: {min: 1, max: 3}, greedy: true, optional: true")
                        + step("stop", "collect: first")
                        + step("taxi", "contiguity: not-next")
                        + step("bus", "contiguity: not-followed-by")
                        + step("maybe", "optional: true, times: 2, between: next")
                        + step("home", "times: {min: 1, max: 1}"),
                "sound.yaml");
    }
}
