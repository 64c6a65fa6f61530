package io.crossfix.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RuleExamplesTest {

    @Test
    void everyExpectationThatFailsIsTold() throws Exception {
        CompiledRule rule = Table.compile("""
                rule: calls
                version: 1
                about: a test
                author: tests
                severity: minor
                anchor: {name: shots, kind: GUNSHOT}
                around: [{name: call, kind: CALL, within: {after: 5m, radius: 600m}}]
                examples:
                  - about: right
                    given: [{shots: {at: '21:00:00'}}, {call: {at: '21:01:00', east: -100m}}]
                    expect: {match: true, uses: [call, shots], findings: 1}
                  - about: expects too much
                    given: [{shots: {at: '21:00:00'}}]
                    expect: {match: true}
                  - about: expects too little
                    given: [{shots: {at: '21:00:00'}}, {call: {at: '21:01:00'}}]
                    expect: {match: false}
                  - about: forgets a part and miscounts
                    given: [{shots: {at: '21:00:00'}}, {call: {at: '21:01:00'}}]
                    expect: {match: true, uses: [shots], findings: 2}
                """, "test");

        assertThat(RuleExamples.run(rule))
                .containsExactly(
                        "calls 1.0, example 'expects too much': does not match, but should",
                        "calls 1.0, example 'expects too little': matches, but should not: [call, shots]",
                        "calls 1.0, example 'forgets a part and miscounts': uses [call, shots] instead of [shots]",
                        "calls 1.0, example 'forgets a part and miscounts': has 1 findings instead of 2");
    }
}
