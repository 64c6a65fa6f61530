package io.crossfix.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.crossfix.document.Fault;
import io.crossfix.document.InvalidDocument;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Areas that are none are refused where they stand. */
class RulePlacesTest {

    @Test
    void aHoleIsOutsideAndSeveralPartsAreOnePlace() throws Exception {
        CompiledRule rule = rule("MultiPolygon", """
                [[[[-122.28, 37.79], [-122.26, 37.79], [-122.26, 37.81], [-122.28, 37.81], [-122.28, 37.79]],
                  [[-122.271, 37.799], [-122.269, 37.799], [-122.269, 37.801], [-122.271, 37.801], [-122.271, 37.799]]],
                 [[[-122.25, 37.79], [-122.24, 37.79], [-122.24, 37.81], [-122.25, 37.79]]]]""");

        assertThat(rule.anchors(Seen.gunshot("hole", "21:00:00").observation())).isFalse();
        assertThat(rule.anchors(
                        Seen.gunshot("ring", "21:00:00").with("east", "500m").observation()))
                .isTrue();
        assertThat(rule.anchors(Seen.gunshot("between", "21:00:00")
                        .with("east", "1500m")
                        .observation()))
                .isFalse();
    }

    @Test
    void brokenOutlinesAreRefused() {
        assertThat(faults("Polygon", "[[[1, 1], [2, 1], [2, 2]]]"))
                .singleElement()
                .asString()
                .contains("is no closed ring");
        assertThat(faults("Polygon", "[[[1, 1], [2, 1], [2, 2], [1, 2]]]"))
                .singleElement()
                .asString()
                .contains("its last position must be its first");
        assertThat(faults("Polygon", "[[[1, 1], [2, 2], [2, 1], [1, 2], [1, 1]]]"))
                .singleElement()
                .asString()
                .contains("Self-intersection at longitude 1.5");
        assertThat(faults("Polygon", "[[[1, 91], [2, 1], ['x', 2], [1, 91]]]"))
                .hasSize(3)
                .allSatisfy(fault -> assertThat(fault).contains("is no [longitude, latitude] in degrees"));
        assertThat(faults("Polygon", "[[[-180, -90], [180, -90], [180, 90], [-180, 90], [-180, -90]]]"))
                .singleElement()
                .asString()
                .contains("covers 64800 square degrees, at most 100");
        assertThat(faults("Point", "[1, 1]")).first().asString().contains("does not have a value in the enumeration");
    }

    @Test
    void anOutlineHasALimit() {
        String ring =
                IntStream.rangeClosed(0, 4_000).mapToObj(i -> "[1." + i + ",2]").collect(Collectors.joining(","));
        assertThat(faults("Polygon", "[[" + ring + "]]").size()).isPositive();
    }

    private static List<String> faults(String type, String coordinates) {
        InvalidDocument refusal = catchThrowableOfType(InvalidDocument.class, () -> rule(type, coordinates));
        assertThat(refusal).as("the place was accepted").isNotNull();
        return refusal.faults().stream().map(Fault::message).toList();
    }

    private static CompiledRule rule(String type, String coordinates) throws InvalidDocument {
        return Table.compile("""
                rule: test
                version: 1
                about: a test
                author: tests
                severity: minor
                anchor: {name: shots, kind: GUNSHOT, inside: [here]}
                places:
                  here: {type: %s, coordinates: %s}
                """.formatted(type, coordinates), "test");
    }
}
