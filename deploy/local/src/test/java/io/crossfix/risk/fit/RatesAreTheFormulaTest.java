package io.crossfix.risk.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crossfix.model.risk.NextWeights;
import io.crossfix.model.risk.RiskAge;
import io.crossfix.model.risk.RiskSource;
import io.crossfix.risk.study.Hours;
import io.crossfix.risk.study.Incident;
import io.crossfix.risk.study.MadeStudy;
import io.crossfix.risk.study.Study;
import io.crossfix.risk.study.StudyEvent;
import io.crossfix.risk.study.Window;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rates of a weights document, as a study sees them, against the sum that {@link NextWeights} says in words. */
class RatesAreTheFormulaTest {

    private static final long START = MadeStudy.START;
    private static final long DAY = MadeStudy.DAY;
    /** With a gap of two weeks, and the change of the clocks within. */
    private static final Window FIRST = new Window(START, START + 20 * DAY);

    private static final Window SECOND = new Window(START + 34 * DAY, START + 50 * DAY);

    private static final Map<Long, List<List<Long>>> RINGS = new HashMap<>();

    private final MadeStudy made = new MadeStudy(3);

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void everyCellHasTheRateOfTheFormulaAtAnyTime(long seed) {
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        NextWeights weights = weights(random);
        Study study = study(random);
        for (int i = 0; i < 20; i++) {
            long at = START + (long) (random.nextDouble() * 50 * DAY);
            RateField field =
                    new RateField(Rates.of("made", weights, study.domain().size()), START);
            study.incidents().stream().filter(incident -> incident.at() < at).forEach(incident -> {
                field.advance(incident.at());
                field.add(incident);
            });
            field.advance(at);
            double[] rates = field.perDay(NextWeights.hourOfWeek(at, MadeStudy.ZONE));
            for (int cell = 0; cell < rates.length; cell++) {
                double expected = formula(weights, study.domain().cell(cell), at);
                assertThat(rates[cell]).isCloseTo(expected, within(1e-9 * expected));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void termsAtTargetsSumToTheRateOfTheFormula(long seed) {
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        NextWeights weights = weights(random);
        Study study = study(random);
        Rates rates = Rates.of("made", weights, study.domain().size());
        Hours hours = Hours.of(new Window(START, START + 50 * DAY), MadeStudy.ZONE, study.covered());
        Features features =
                Features.of(study.incidents(), study.domain().size(), rates.dictionary(), rates.factors(), hours);
        List<Incident> targets =
                study.incidents().stream().filter(Incident::isForecast).toList();
        assertThat(features.rows().length).isEqualTo(targets.size());
        for (int i = 0; i < targets.size(); i++) {
            double rate = weights.basePerDay() * features.baseRows()[i];
            for (int term = 0; term < rates.dictionary().size(); term++) {
                rate += rates.weights()[term] * features.rows()[i][term];
            }
            Incident target = targets.get(i);
            double expected = formula(weights, study.domain().cell(target.cell()), target.at());
            assertThat(rate * weights.level()).isCloseTo(expected, within(1e-9 * expected));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32})
    void theExposureIsTheIntegralOfTheFormulaOverCoveredTime(long seed) {
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        NextWeights weights = withoutMinutes(weights(random));
        MadeStudy few = new MadeStudy(1);
        few.addRandom(random, 12, START - 5 * DAY, START + 45 * DAY, RiskSource.GUNSHOT, RiskSource.SHOTS_CALL);
        Study study = few.covering(Set.of(RiskSource.GUNSHOT), FIRST, SECOND);
        Rates rates = Rates.of("made", weights, study.domain().size());
        Hours hours = Hours.of(new Window(START, START + 50 * DAY), MadeStudy.ZONE, study.covered());
        double[] exposure = Features.exposure(study.incidents(), rates.dictionary(), rates.factors(), hours);
        double expected = study.domain().size() * weights.basePerDay() * Integral.weightedDays(rates.factors(), hours);
        for (int term = 0; term < exposure.length; term++) {
            expected += rates.weights()[term] * exposure[term];
        }
        assertThat(expected * weights.level()).isCloseTo(sum(weights, few, study), within(1e-3 * expected));
    }

    /** Steps of the sum are too coarse for what is over within minutes. */
    private static NextWeights withoutMinutes(NextWeights weights) {
        double[] children = weights.children();
        for (int i = RiskAge.MINUTES.ordinal(); i < children.length; i += RiskAge.COUNT) {
            children[i] = 0;
        }
        return new NextWeights(weights.basePerDay(), weights.level(), weights.zone(), weights.hourOfWeek(), children);
    }

    /** The midpoint rule in steps of two minutes over all cells. */
    private static double sum(NextWeights weights, MadeStudy made, Study study) {
        long step = MadeStudy.HOUR / 30;
        double sum = 0;
        for (long at = START + step / 2; at < START + 50 * DAY; at += step) {
            if (FIRST.holds(at) || SECOND.holds(at)) {
                for (int cell = 0; cell < study.domain().size(); cell++) {
                    sum += formula(weights, made, study.domain().cell(cell), at) * step / DAY;
                }
            }
        }
        return sum;
    }

    private Study study(Random random) {
        RiskSource[] sources = {RiskSource.GUNSHOT, RiskSource.SHOTS_CALL, RiskSource.THREAT_CALL};
        made.addRandom(random, 60, START, FIRST.to(), sources)
                .addRandom(random, 60, SECOND.from(), SECOND.to(), sources);
        return made.covering(Set.of(RiskSource.GUNSHOT), FIRST, SECOND);
    }

    private static NextWeights weights(Random random) {
        double[] hours = random.doubles(NextWeights.HOURS_OF_WEEK, 0.2, 3).toArray();
        double mean = Arrays.stream(hours).average().orElse(1);
        double[] children = random.doubles((long) RiskSource.COUNT * NextWeights.RINGS * RiskAge.COUNT, 0, 0.3)
                .toArray();
        return new NextWeights(
                0.01,
                0.9,
                MadeStudy.ZONE,
                Arrays.stream(hours).map(hour -> hour / mean).toArray(),
                children);
    }

    private double formula(NextWeights weights, long cell, long at) {
        return formula(weights, made, cell, at);
    }

    /** Straight from the words, in its own way: for every earlier event the ring that holds the cell. */
    private static double formula(NextWeights weights, MadeStudy made, long cell, long at) {
        int[] cellsOfRing = {1, 6, 12};
        double slow = weights.basePerDay();
        double fast = 0;
        for (StudyEvent event : made.events()) {
            for (int ring = 0; ring < 3 && event.at() < at; ring++) {
                if (RINGS.computeIfAbsent(event.cell(), each -> made.grid.riskRings(each, 2))
                        .get(ring)
                        .contains(cell)) {
                    for (RiskAge age : RiskAge.values()) {
                        double lives = (at - event.at()) / (double) age.meanLifeMillis();
                        double rate = weights.children(event.source(), ring, age)
                                / cellsOfRing[ring]
                                * Math.exp(-lives)
                                * (86_400_000.0 / age.meanLifeMillis());
                        slow += age == RiskAge.WEEKS || age == RiskAge.YEAR ? rate : 0;
                        fast += age == RiskAge.WEEKS || age == RiskAge.YEAR ? 0 : rate;
                    }
                }
            }
        }
        return weights.level() * (weights.hourFactor(at) * slow + fast);
    }
}
