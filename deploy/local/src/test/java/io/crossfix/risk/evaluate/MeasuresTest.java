package io.crossfix.risk.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crossfix.risk.evaluate.Bootstrap.Sums;
import io.crossfix.risk.evaluate.Tally.Sum;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MeasuresTest {

    /** Every order of equal cells is as likely as any other: the mean over all of them. */
    @Test
    void equalCellsAreTakenInRandomOrder() {
        double[] rates = {5, 3, 3, 3, 1};
        Rank rank = Rank.of(2, rates);
        // Two of five cells: the first is taken by 5, the second by one of three equal ones.
        assertThat(rank.hit(0.4)).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(rank.hit(0.8)).isCloseTo(1, within(1e-12));
        assertThat(rank.hit(0.2)).isZero();
        // Half of the second cell.
        assertThat(rank.hit(0.3)).isCloseTo(0.5 / 3, within(1e-12));
        // One cell is below, two are equal, of four others.
        assertThat(rank.shareBelow()).isCloseTo(0.5, within(1e-12));
        assertThat(Rank.of(0, rates).shareBelow()).isEqualTo(1);
    }

    @Test
    void aucIsTheShareOfPairsInTheRightOrder() {
        System.out.println("seed 8");
        Random random = new Random(8);
        double[] rates = random.ints(40, 0, 12).asDoubleStream().toArray();
        for (int cell = 0; cell < rates.length; cell++) {
            double right = 0;
            for (int other = 0; other < rates.length; other++) {
                right += other == cell ? 0 : rates[cell] > rates[other] ? 1 : rates[cell] == rates[other] ? 0.5 : 0;
            }
            assertThat(Rank.of(cell, rates).shareBelow()).isCloseTo(right / 39, within(1e-12));
        }
    }

    @Test
    void aChoiceCatchesWhatLiesInItsCells() {
        double[] forecasts = new double[200];
        int[] counts = new int[200];
        forecasts[7] = 3;
        forecasts[9] = 2;
        counts[7] = 4;
        counts[9] = 1;
        counts[50] = 5;
        // Two of 200 cells.
        assertThat(Choice.caught(forecasts, counts)).isEqualTo(5);
        assertThat(Choice.best(counts)).isEqualTo(9);
        forecasts[9] = 0;
        // The second cell is any of 199 that hold six incidents.
        assertThat(Choice.caught(forecasts, counts)).isCloseTo(4 + 6.0 / 199, within(1e-12));
    }

    @Test
    void measuresAreTheirFormulas() {
        Tally tally = tally(4, -10, 5);
        tally.add(Sum.LEVELLED_LOG_RATES, -9);
        tally.add(Sum.LEVELLED_EXPECTED, 4);
        tally.add(Sum.WEEK_EVENTS, 4);
        tally.add(Sum.WEEK_CAUGHT, 1);
        tally.add(Sum.WEEK_BEST, 2);
        tally.rank(new Rank(0, 1, 1_000));
        tally.rank(new Rank(9, 1, 1_000));
        tally.rank(new Rank(10, 1, 1_000));
        tally.rank(new Rank(999, 1, 1_000));
        double[] probabilities = {0.1, 0.1, 0.5, 0.02};
        boolean[] cameTrue = {true, false, true, false};
        for (int i = 0; i < 4; i++) {
            double error = probabilities[i] - (cameTrue[i] ? 1 : 0);
            tally.add(Sum.FORECASTS, 1);
            tally.add(Sum.HAPPENED, cameTrue[i] ? 1 : 0);
            tally.add(Sum.SQUARED_ERRORS, error * error);
            tally.bins().add(probabilities[i], cameTrue[i]);
        }
        assertThat(Measure.LL_PER_EVENT.of(tally)).isCloseTo(-15.0 / 4, within(1e-12));
        assertThat(Measure.LL_PER_EVENT_LEVELLED.of(tally)).isCloseTo(-13.0 / 4, within(1e-12));
        assertThat(Measure.HIT_1_PERCENT.of(tally)).isCloseTo(0.5, within(1e-12));
        assertThat(Measure.PAI.of(tally)).isCloseTo(50, within(1e-9));
        assertThat(Measure.WEEKLY_PAI.of(tally)).isCloseTo(25, within(1e-9));
        assertThat(Measure.WEEKLY_PEI.of(tally)).isCloseTo(0.5, within(1e-12));
        double brier = (0.81 + 0.01 + 0.25 + 0.0004) / 4;
        assertThat(Measure.BRIER.of(tally)).isCloseTo(brier, within(1e-12));
        assertThat(Measure.BRIER_SKILL.of(tally)).isCloseTo(1 - brier / 0.25, within(1e-12));
        // Bins: two forecasts of 0.1 of which one came true, one of 0.5, one of 0.02.
        assertThat(Measure.CALIBRATION_ERROR.of(tally)).isCloseTo((0.8 + 0.5 + 0.02) / 4, within(1e-12));
        assertThat(Measure.EXPECTED_TO_OBSERVED.of(tally)).isCloseTo(1.25, within(1e-12));
    }

    /** The same draws by hand, week by week. */
    @Test
    void intervalsAreThoseOfWeeksDrawnAgain() {
        System.out.println("seed 4");
        Random random = new Random(4);
        List<Tally> weeks = new ArrayList<>();
        List<Tally> others = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            int events = 1 + random.nextInt(5);
            weeks.add(tally(events, -5 * random.nextDouble(), 2));
            others.add(tally(events, -5 * random.nextDouble(), 3));
        }
        Bootstrap bootstrap = new Bootstrap(9, 41, 4);
        Estimate found = Bootstrap.of(sums(bootstrap, weeks), Measure.LL_PER_EVENT::of);
        Estimate difference =
                Bootstrap.difference(sums(bootstrap, weeks), sums(bootstrap, others), Measure.LL_PER_EVENT::of);
        SplittableRandom same = new SplittableRandom(4);
        List<Double> drawn = new ArrayList<>();
        List<Double> differences = new ArrayList<>();
        for (int draw = 0; draw < 41; draw++) {
            double[] sum = new double[2];
            double events = 0;
            for (int i = 0; i < 9; i++) {
                int week = same.nextInt(9);
                events += weeks.get(week).get(Sum.EVENTS);
                sum[0] += weeks.get(week).get(Sum.LOG_RATES) - 2;
                sum[1] += others.get(week).get(Sum.LOG_RATES) - 3;
            }
            drawn.add(sum[0] / events);
            differences.add((sum[0] - sum[1]) / events);
        }
        drawn.sort(null);
        differences.sort(null);
        // Of 41 values in order 2.5 % and 97.5 % are the second and the last but one.
        assertThat(found.lower()).isCloseTo(drawn.get(1), within(1e-12));
        assertThat(found.upper()).isCloseTo(drawn.get(39), within(1e-12));
        assertThat(difference.lower()).isCloseTo(differences.get(1), within(1e-12));
        assertThat(difference.upper()).isCloseTo(differences.get(39), within(1e-12));
    }

    private static Sums sums(Bootstrap bootstrap, List<Tally> weeks) {
        Tally all = new Tally();
        weeks.forEach(week -> all.add(week, 1));
        return new Sums(all, bootstrap.draw(weeks));
    }

    private static Tally tally(double events, double logRates, double expected) {
        Tally tally = new Tally();
        tally.add(Sum.EVENTS, events);
        tally.add(Sum.LOG_RATES, logRates);
        tally.add(Sum.EXPECTED, expected);
        return tally;
    }
}
