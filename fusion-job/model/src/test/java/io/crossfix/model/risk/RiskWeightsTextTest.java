package io.crossfix.model.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfix.document.InvalidDocument;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RiskWeightsTextTest {

    private static final String MINIMAL = """
            weights: mine
            version: 3
            now: {prior: -9, sources: {GUNSHOT: {weight: 7, cap: 11}}}
            next: {base-per-day: 0.001, children: {GUNSHOT: {WEEKS: [0.1, 0.2, 0.3], YEAR: [0.5, 0, 0]}}}
            """;

    @Test
    void whatIsWrittenIsReadAgain() throws InvalidDocument {
        RiskWeights shipped = RiskWeights.SHIPPED;
        RiskWeights again = RiskWeightsText.read(RiskWeightsText.write(shipped, "a test"), "test");
        assertThat(again).isEqualTo(shipped);
    }

    @Test
    void everyNumberIsWhereItBelongs() throws InvalidDocument {
        RiskWeights weights = RiskWeightsText.read(MINIMAL, "test");
        assertThat(weights.label()).isEqualTo("mine@3");
        assertThat(weights.next().children(RiskSource.GUNSHOT, 1, RiskAge.WEEKS))
                .isEqualTo(0.2);
        assertThat(weights.next().children(RiskSource.GUNSHOT, 0, RiskAge.YEAR)).isEqualTo(0.5);
        assertThat(weights.next().children(RiskSource.SHOTS_CALL, 0, RiskAge.YEAR))
                .isZero();
        assertThat(weights.next().hourFactor(0)).isEqualTo(1);
    }

    @Test
    void allFaultsAreToldAtOnceAndInTheirPlace() {
        String hours = IntStream.range(0, 168).mapToObj(hour -> "2.0").collect(Collectors.joining(", ", "[", "]"));
        String broken = MINIMAL.replace("WEEKS: [0.1, 0.2, 0.3]", "WEEKS: [0.5, 0.2, 0.3]")
                .replace("base-per-day: 0.001", "base-per-day: 0.001, zone: Europe/Atlantis, hour-of-week: " + hours);
        assertThatThrownBy(() -> RiskWeightsText.read(broken, "w.yaml"))
                .isInstanceOf(InvalidDocument.class)
                .hasMessageContaining("w.yaml:4")
                .hasMessageContaining("there is no time zone 'Europe/Atlantis'")
                .hasMessageContaining("the mean of the factors must be 1, was 2.0")
                .hasMessageContaining("one observation leads to 1.0 others within weeks, at most 0.9");
    }

    @Test
    void aSourceThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> RiskWeightsText.read(MINIMAL.replace("{GUNSHOT: {weight", "{BANG: {weight"), "w.yaml"))
                .isInstanceOf(InvalidDocument.class)
                .hasMessageContaining("BANG");
    }
}
