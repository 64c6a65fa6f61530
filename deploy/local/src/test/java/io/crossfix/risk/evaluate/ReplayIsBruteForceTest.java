package io.crossfix.risk.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crossfix.model.risk.NextWeights;
import io.crossfix.model.risk.RiskSource;
import io.crossfix.risk.evaluate.Replay.Outcome;
import io.crossfix.risk.evaluate.Tally.Sum;
import io.crossfix.risk.fit.Dictionary;
import io.crossfix.risk.fit.Fading;
import io.crossfix.risk.fit.HourFactors;
import io.crossfix.risk.fit.Rates;
import io.crossfix.risk.study.Holidays;
import io.crossfix.risk.study.Incident;
import io.crossfix.risk.study.MadeStudy;
import io.crossfix.risk.study.Study;
import io.crossfix.risk.study.Window;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a replay counts in one sweep, counted anew for every incident and day from the formula. */
class ReplayIsBruteForceTest {

    private static final long START = MadeStudy.START;
    private static final long DAY = MadeStudy.DAY;
    private static final long HOUR = MadeStudy.HOUR;
    /** Over the change of the clocks on 10 March, with a gap. */
    private static final Window FIRST = new Window(START - 30 * DAY, START + 12 * DAY);

    private static final Window SECOND = new Window(START + 15 * DAY, START + 24 * DAY);
    private static final Window TEST = new Window(START, START + 24 * DAY);
    /** The second day of the test to the ninth. */
    private static final Holidays HOLIDAYS = Holidays.parse("02-20,02-21,02-22,02-23,02-24,02-25,02-26,02-27");

    private static final Fading SLOW = Fading.of(Duration.ofDays(5));
    private static final Fading FAST = Fading.of(Duration.ofHours(4));

    private Study study = new MadeStudy(0).covering(Set.of(RiskSource.GUNSHOT), FIRST);
    private Rates rates =
            new Rates("", new Dictionary(List.of(), 1, List.of()), new double[0], new double[0], HourFactors.FLAT, 1);

    private void make(long seed) {
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        MadeStudy made = new MadeStudy(2);
        made.addRandom(random, 60, FIRST.from(), FIRST.to(), RiskSource.GUNSHOT, RiskSource.SHOTS_CALL)
                .addRandom(random, 40, SECOND.from(), SECOND.to(), RiskSource.GUNSHOT, RiskSource.SHOTS_CALL);
        study = made.covering(Set.of(RiskSource.GUNSHOT), FIRST, SECOND);
        Dictionary dictionary =
                new Dictionary(List.of(RiskSource.GUNSHOT, RiskSource.SHOTS_CALL), 3, List.of(FAST, SLOW));
        double[] hours = random.doubles(NextWeights.HOURS_OF_WEEK, 0.3, 2).toArray();
        rates = new Rates(
                "made",
                dictionary,
                random.doubles(dictionary.size(), 0, 0.2).toArray(),
                random.doubles(study.domain().size(), 0.01, 0.05).toArray(),
                new HourFactors(hours),
                0.8);
    }

    private Outcome replay() {
        TestDays days = TestDays.of(study, TEST, HOLIDAYS);
        return Replay.run(study, days, rates, () -> {});
    }

    private Tally sum() {
        Tally sum = new Tally();
        replay().days().forEach(day -> sum.add(day, 1));
        return sum;
    }

    private List<Incident> targets() {
        return study.incidents().stream()
                .filter(incident -> incident.isForecast() && TEST.holds(incident.at()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void likelihoodAndRanksAreThoseOfTheFormula(long seed) {
        make(seed);
        Tally sum = sum();
        double logs = 0;
        double below = 0;
        double hits = 0;
        for (Incident target : targets()) {
            double[] all = IntStream.range(0, study.domain().size())
                    .mapToDouble(cell -> formula(cell, target.at(), target.at()))
                    .toArray();
            double own = all[target.cell()];
            logs += Math.log(own);
            long above = Arrays.stream(all).filter(rate -> rate > own).count();
            long lower = Arrays.stream(all).filter(rate -> rate < own).count();
            below += lower / (all.length - 1.0);
            // One in ten of 19 cells: the first cell, and nine tenths of the second.
            hits += above == 0 ? 1 : above == 1 ? 0.1 * 19 - 1 : 0;
        }
        assertThat(sum.get(Sum.EVENTS)).isEqualTo(targets().size()).isGreaterThan(20);
        assertThat(sum.get(Sum.LOG_RATES)).isCloseTo(logs, within(1e-8));
        assertThat(Measure.AUC.of(sum)).isCloseTo(below / targets().size(), within(1e-9));
        assertThat(Measure.HIT_10_PERCENT.of(sum)).isCloseTo(hits / targets().size(), within(1e-9));
        double expected = 0;
        for (long at = TEST.from() + HOUR / 8; at < TEST.to(); at += HOUR / 4) {
            for (int cell = 0; cell < study.domain().size() && study.covered().covers(at); cell++) {
                expected += formula(cell, at, at) / 96;
            }
        }
        assertThat(sum.get(Sum.EXPECTED)).isCloseTo(expected, within(0.003 * expected));
        assertThat(Measure.LL_PER_EVENT.of(sum))
                .isCloseTo((logs - sum.get(Sum.EXPECTED)) / targets().size(), within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4})
    void dailyProbabilitiesComeFromWhatWasKnownAtMidnight(long seed) {
        make(seed);
        TestDays days = TestDays.of(study, TEST, HOLIDAYS);
        Outcome outcome = Replay.run(study, days, rates, () -> {});
        double expectedAll = 0;
        double happened = 0;
        for (int i = 0; i < days.days().size(); i++) {
            TestDays.Day day = days.days().get(i);
            for (int cell = 0; day.isTest() && cell < study.domain().size(); cell++) {
                for (long at = day.span().from() + HOUR / 8; at < day.span().to(); at += HOUR / 4) {
                    expectedAll += study.covered().covers(at)
                            ? formula(cell, at, day.span().from()) / 96
                            : 0;
                }
                int here = cell;
                happened += targets().stream()
                                .anyMatch(target -> target.cell() == here
                                        && day.span().from() <= target.at()
                                        && target.at() < day.span().to())
                        ? 1
                        : 0;
            }
        }
        Tally sum = new Tally();
        outcome.days().forEach(day -> sum.add(day, 1));
        assertThat(Arrays.stream(outcome.expectedByCell()).sum()).isCloseTo(expectedAll, within(0.003 * expectedAll));
        assertThat(Arrays.stream(outcome.countByCell()).sum())
                .isEqualTo(targets().size());
        assertThat(sum.get(Sum.HAPPENED)).isEqualTo(happened);
        assertThat(sum.get(Sum.FORECASTS))
                .isEqualTo(
                        19.0 * days.days().stream().filter(TestDays.Day::isTest).count());
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void weeksHoldEveryIncidentOnceAndHolidaysAreLeftOutOfTheQuietOnes(long seed) {
        make(seed);
        Outcome outcome = replay();
        double all = outcome.weeks().stream()
                .mapToDouble(week -> week.get(Sum.WEEK_EVENTS))
                .sum();
        double quiet = outcome.quietWeeks().stream()
                .mapToDouble(week -> week.get(Sum.WEEK_EVENTS))
                .sum();
        long onHoliday = targets().stream()
                .filter(target -> target.at() >= START + DAY && target.at() < START + 9 * DAY)
                .count();
        assertThat(outcome.weeks()).hasSize(4);
        assertThat(onHoliday).isPositive();
        assertThat(all).isEqualTo(targets().size());
        assertThat(quiet).isEqualTo((double) (targets().size() - onHoliday));
    }

    /** The rate of a cell at a time, knowing what happened before another. */
    private double formula(int cell, long at, long known) {
        double[] cellsOfRing = {1, 6, 12};
        double slow = rates.basePerDay()[cell];
        double fast = 0;
        for (Incident incident : study.incidents()) {
            for (int ring = 0; ring < 3 && incident.at() < known; ring++) {
                if (Arrays.stream(incident.around()[ring]).anyMatch(near -> near == cell)) {
                    int source = incident.source() == RiskSource.GUNSHOT ? 0 : 1;
                    double days = (at - incident.at()) / 86_400_000.0;
                    fast += weight(source, ring, 0) / cellsOfRing[ring] * 6 * Math.exp(-6 * days);
                    slow += weight(source, ring, 1) / cellsOfRing[ring] * 0.2 * Math.exp(-0.2 * days);
                }
            }
        }
        double factor = rates.factors().factors()[NextWeights.hourOfWeek(at, MadeStudy.ZONE)];
        return rates.level() * (factor * slow + fast);
    }

    private double weight(int source, int ring, int kernel) {
        return rates.weights()[(source * 3 + ring) * 2 + kernel];
    }
}
