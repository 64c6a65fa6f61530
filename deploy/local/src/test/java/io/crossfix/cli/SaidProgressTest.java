package io.crossfix.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SaidProgressTest {

    @Test
    void whatIsLeftIsEstimatedFromWhatIsDone() {
        assertThat(SaidProgress.line(50_000, 200_000, 10)).isEqualTo("50,000 of 200,000 published, about 30 s left");
    }

    @Test
    void whereTheEndIsUnknownNothingIsEstimated() {
        assertThat(SaidProgress.line(1_000, 0, 10)).isEqualTo("1,000 published");
    }
}
