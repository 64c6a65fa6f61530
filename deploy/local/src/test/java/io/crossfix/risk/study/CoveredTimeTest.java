package io.crossfix.risk.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoveredTimeTest {

    private static final long START = MadeStudy.START;
    private static final long DAY = MadeStudy.DAY;
    private static final long HOUR = MadeStudy.HOUR;

    @Test
    void aLongSilenceIsAGap() {
        long[] times = LongStream.concat(
                        LongStream.range(0, 100).map(i -> START + i * HOUR),
                        LongStream.range(0, 100).map(i -> START + 20 * DAY + i * HOUR))
                .toArray();
        CoveredTime covered = CoveredTime.of(times, 2 * DAY);
        assertThat(covered.runs()).hasSize(2);
        assertThat(covered.days(covered.whole())).isCloseTo(198 / 24.0, within(1e-6));
        assertThat(covered.covers(START + 5 * DAY)).isFalse();
        assertThat(covered.covers(START + 3 * DAY)).isTrue();
        assertThat(covered.after(5)).isEqualTo(START + 20 * DAY + 21 * HOUR - 1);
        assertThat(covered.daysBefore(START + 10 * DAY)).isCloseTo(99 / 24.0, within(1e-6));
    }

    /** One incident in three days at random: silences of a fortnight are what chance brings. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aQuietTownHasNoGaps(long seed) {
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        long[] times = random.longs(400, START, START + 1_200 * DAY).sorted().toArray();
        CoveredTime covered = CoveredTime.of(times, CoveredTime.longestQuietMillis(times));
        assertThat(covered.runs()).hasSize(1);
        assertThat(CoveredTime.longestQuietMillis(times)).isGreaterThan(20 * DAY);
    }

    @Test
    void aNightOfFireworksMakesAQuietWeekendNoGap() {
        LongStream usual = LongStream.range(0, 365).map(i -> START + i * DAY);
        LongStream fireworks = LongStream.range(0, 5_000).map(i -> START + 100 * DAY + i * 1_000);
        long[] times = LongStream.concat(usual, fireworks).sorted().toArray();
        assertThat(CoveredTime.longestQuietMillis(times))
                .isGreaterThan(Duration.ofDays(10).toMillis());
    }

    @Test
    void holidaysAreCutOutByTheClocksOfTheCity() {
        CoveredTime covered = new CoveredTime(List.of(new Window(START, START + 30 * DAY)));
        CoveredTime left = covered.without(Holidays.parse("02-20,02-21,03-10"), MadeStudy.ZONE);
        // 10 March has 23 hours: the clocks change.
        assertThat(left.days(left.whole())).isCloseTo(30 - 2 - 23 / 24.0, within(1e-9));
        assertThat(left.covers(START + DAY)).isFalse();
        assertThat(left.covers(START + 3 * DAY)).isTrue();
        assertThat(left.runs()).hasSize(3);
    }

    @Test
    void piecesEndAtFullHoursAndWhereARunEnds() {
        CoveredTime covered = new CoveredTime(
                List.of(new Window(START, START + 90 * 60_000), new Window(START + 2 * HOUR, START + DAY)));
        Hours hours = Hours.of(new Window(START + 60_000, START + 5 * HOUR), MadeStudy.ZONE, covered);
        assertThat(hours.size()).isEqualTo(6);
        assertThat(hours.hourOfWeek(0)).isZero();
        assertThat(hours.isCovered(1)).isTrue();
        assertThat(hours.isCovered(2)).isFalse();
        assertThat(hours.start(2)).isEqualTo(START + 90 * 60_000);
        assertThat(hours.piece(START + 95 * 60_000)).isEqualTo(2);
        double days = 0;
        for (int piece = 0; piece < hours.size(); piece++) {
            days += hours.coveredDays(piece);
        }
        assertThat(days).isCloseTo((5 * 60 - 1 - 30) / 1440.0, within(1e-9));
    }
}
