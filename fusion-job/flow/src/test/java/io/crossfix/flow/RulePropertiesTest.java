package io.crossfix.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.model.CellSettings;
import io.crossfix.model.GridSettings;
import io.crossfix.model.risk.RiskWeights;
import io.crossfix.record.Kind;
import io.crossfix.rule.CompiledRule;
import io.crossfix.rule.RuleSurroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RulePropertiesTest {

    private static final long SEED = 7;
    private static final FuseCellSettings SETTINGS = settings(GridSettings.DEFAULT);

    static List<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../../deploy/rules"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void hold(Path file) throws Exception {
        CompiledRule rule = SETTINGS.compiler().compile(Files.readString(file), file.toString());
        assertThat(failures(SETTINGS, rule)).isEmpty();
    }

    /** Observations that are copied no farther than 10 m stay behind borders: the check must see it. */
    @Test
    void aBorderThatHidesEvidenceIsFound() throws Exception {
        FuseCellSettings shortSighted = settings(new GridSettings(
                7, 9, Map.of(Kind.GUNSHOT, 10.0, Kind.CALL, 10.0, Kind.CAMERA, 10.0, Kind.PLATE, 10.0)));
        CompiledRule rule = SETTINGS.compiler().compile("""
                rule: test
                version: 1
                about: a test
                author: tests
                severity: minor
                anchor: {name: shots, kind: GUNSHOT}
                sequence: [{name: car, kind: PLATE, within: {after: 5m, radius: 800m}}]
                examples:
                  - about: a car
                    given: [{shots: {at: '21:00:00'}}, {car: {at: '21:00:40', east: 700m}}]
                    expect: {match: true}
                """, "test");
        assertThat(failures(SETTINGS, rule)).isEmpty();
        assertThat(failures(shortSighted, rule))
                .singleElement()
                .asString()
                .startsWith("test 1.0, example 'a car': ")
                .contains("degrees farther east it finds [] instead of [[car car-1, shots shots-0]]");
    }

    private static List<String> failures(FuseCellSettings settings, CompiledRule rule) {
        try (RuleProperties properties = new RuleProperties(settings, SEED)) {
            return properties.check(rule);
        }
    }

    private static FuseCellSettings settings(GridSettings grid) {
        return new FuseCellSettings(
                grid,
                CellSettings.DEFAULT,
                FuseCellSettings.Limits.DEFAULT,
                List.of(),
                RuleSurroundings.NONE,
                RiskWeights.SHIPPED);
    }
}
