package io.crossfix.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crossfix.backtest.engine.FoundAlert;
import io.crossfix.backtest.report.BacktestReport.AlertFigures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TalliesTest {

    private static final Instant NOON = Instant.parse("2024-03-09T20:00:00Z");

    /** Ten hours, a gap of five days, two hours: an operator sat there for twelve. */
    private static final Coverage COVERAGE = Coverage.of(MadeStreams.recording(List.of(
            MadeStreams.call("c-1", NOON, 0, 0),
            MadeStreams.call("c-2", NOON.plus(Duration.ofHours(10)), 0, 0),
            MadeStreams.call("c-3", NOON.plus(Duration.ofDays(5)), 0, 0),
            MadeStreams.call("c-4", NOON.plus(Duration.ofDays(5)).plus(Duration.ofHours(2)), 0, 0))));

    @Test
    void hoursDoNotCountGaps() {
        assertThat(COVERAGE.hours()).isCloseTo(12, within(1e-9));
        assertThat(COVERAGE.days()).extracting(Object::toString).containsExactly("2024-03-09", "2024-03-14");
    }

    @Test
    void ofDaysInAGapNothingIsKnown() {
        assertThat(new Tallies(COVERAGE).perDay(List.of()).labels()).hasSize(6);
        assertThat(new Tallies(COVERAGE).alerts(List.of())).isEqualTo(new AlertFigures(0, 0, 0, ""));
    }

    @Test
    void theFullestTenMinutesAreHalfOpen() {
        AlertFigures alerts = new Tallies(COVERAGE)
                .alerts(List.of(alert(0), alert(599), alert(600), alert(1_100), alert(1_199), alert(1_200)));
        assertThat(alerts.total()).isEqualTo(6);
        assertThat(alerts.perOperatorHour()).isCloseTo(0.5, within(1e-9));
        assertThat(alerts.mostInTenMinutes()).isEqualTo(3);
        assertThat(alerts.mostFrom()).isEqualTo("2024-03-09 12:09:59");
    }

    private static FoundAlert alert(long secondsAfterNoon) {
        return new FoundAlert(
                "a-" + secondsAfterNoon, NOON.plusSeconds(secondsAfterNoon).toEpochMilli());
    }
}
