package io.crossfix.backtest.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {

    private static final Offset<Double> FOUR_DECIMALS = within(0.00005);

    /** R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17, 1998, table I. */
    @ParameterizedTest
    @CsvSource({
        "81, 263, 0.2527, 0.3676, 0.2553, 0.3662",
        "15, 148, 0.0578, 0.1617, 0.0624, 0.1605",
        "0, 20, 0.0000, 0.1684, 0.0000, 0.1611",
        "1, 29, 0.0009, 0.1776, 0.0061, 0.1718"
    })
    void areAsPublished(
            long successes, long trials, double exactLow, double exactHigh, double scoreLow, double scoreHigh) {
        Interval exact = Interval.clopperPearson(successes, trials, 0.95);
        assertThat(exact.lower()).isCloseTo(exactLow, FOUR_DECIMALS);
        assertThat(exact.upper()).isCloseTo(exactHigh, FOUR_DECIMALS);
        Interval score = Interval.wilson(successes, trials, 0.95);
        assertThat(score.lower()).isCloseTo(scoreLow, FOUR_DECIMALS);
        assertThat(score.upper()).isCloseTo(scoreHigh, FOUR_DECIMALS);
    }

    @Test
    void allOfThemIsTheMirrorOfNone() {
        assertThat(Interval.clopperPearson(20, 20, 0.95).lower()).isCloseTo(1 - 0.1684, FOUR_DECIMALS);
        assertThat(Interval.clopperPearson(20, 20, 0.95).upper()).isEqualTo(1);
        assertThat(Interval.wilson(20, 20, 0.95).upper()).isEqualTo(1);
    }

    @Test
    void ofNothingThereIsNoProportion() {
        assertThatThrownBy(() -> Interval.wilson(0, 0, 0.95)).hasMessage("0 of 0 is no proportion");
        assertThatThrownBy(() -> Interval.clopperPearson(3, 2, 0.95)).hasMessage("3 of 2 is no proportion");
    }
}
