package io.crossfix.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.rule.CompiledRule;
import io.crossfix.rule.RuleExamples;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A fact that no step takes may still take a match back, however late it arrives. */
class SequenceArrivalTest {

    private static final long SEED = 11;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "times: 2, between: next, where: car.category == 'READ'",
                "times: {min: 2}, where: car.category == 'READ', until: car.category == 'STOLEN_VEHICLE'",
                "times: {min: 2}, where: car.confidence > 0.8, until: car.confidence < 0.2",
            })
    void inAnyOrderOfArrival(String step) throws Exception {
        CompiledRule rule = CellUnderTest.SETTINGS.compiler().compile("""
                rule: test
                version: 1
                about: a test
                author: tests
                severity: minor
                anchor: {name: shots, kind: GUNSHOT}
                sequence: [{name: car, kind: PLATE, within: {after: 5m, radius: 800m}, %s}]
                examples:
                  - about: two cars
                    given:
                      - {shots: {at: '21:00:00'}}
                      - {car: {at: '21:00:10', confidence: 0.9}}
                      - {car: {at: '21:00:30', confidence: 0.9}}
                    expect: {match: true}
                  - about: another one between them
                    given:
                      - {shots: {at: '21:00:00'}}
                      - {car: {at: '21:00:10', confidence: 0.9}}
                      - {car: {at: '21:00:20', confidence: 0.1, category: STOLEN_VEHICLE}}
                      - {car: {at: '21:00:30', confidence: 0.9}}
                    expect: {match: false}
                """.formatted(step), "test");

        assertThat(RuleExamples.run(rule)).isEmpty();
        assertThat(new RuleProperties(CellUnderTest.SETTINGS, SEED).check(rule))
                .as("seed %d", SEED)
                .isEmpty();
    }
}
