package io.crossfix.risk.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crossfix.backtest.Progress;
import io.crossfix.model.risk.NowWeights;
import io.crossfix.model.risk.RiskAge;
import io.crossfix.model.risk.RiskSource;
import io.crossfix.model.risk.RiskWeights;
import io.crossfix.model.risk.RiskWeightsText;
import io.crossfix.risk.fit.HawkesCity.Children;
import io.crossfix.risk.study.Holidays;
import io.crossfix.risk.study.MadeStudy;
import io.crossfix.risk.study.Study;
import io.crossfix.risk.study.Window;
import io.crossfix.watch.Screen;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FitterTest {

    private static final long START = MadeStudy.START;
    private static final long DAY = MadeStudy.DAY;
    private static final Window TWO_YEARS = new Window(START, START + 730 * DAY);
    private static final Holidays NONE = Holidays.parse("");
    private static final List<Children> CHILDREN = List.of(
            new Children(RiskSource.GUNSHOT, RiskAge.WEEKS, 0.2, 0.15),
            new Children(RiskSource.GUNSHOT, RiskAge.HOURS, 0.1),
            new Children(RiskSource.SHOTS_CALL, RiskAge.HOURS, 0.3, 0.1));

    private static Dictionary dictionary(RiskSource... sources) {
        return new Dictionary(List.of(sources), 2, List.of(Fading.of(RiskAge.HOURS), Fading.of(RiskAge.WEEKS)));
    }

    private static MadeStudy city(long seed) {
        System.out.println("seed " + seed);
        MadeStudy made = new MadeStudy(6);
        HawkesCity city = new HawkesCity(made, seed);
        city.live(TWO_YEARS.from(), TWO_YEARS.to(), RiskSource.GUNSHOT, 0.03, CHILDREN);
        city.live(TWO_YEARS.from(), TWO_YEARS.to(), RiskSource.SHOTS_CALL, 0.02, CHILDREN);
        return made;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void aFitFindsTheWeightsThatACityWasMadeWith(long seed) {
        Study study = city(seed).covering(Set.of(RiskSource.GUNSHOT), TWO_YEARS);
        Dictionary dictionary = dictionary(RiskSource.GUNSHOT, RiskSource.SHOTS_CALL);
        Fitter.Fit fit = new Fitter(study, TWO_YEARS, NONE).fit("made", dictionary, HourFactors.FLAT);
        double[] weights = fit.rates().weights();
        assertThat(fit.events()).isGreaterThan(3_000);
        assertThat(fit.rates().basePerDay()[0]).isCloseTo(0.03, within(0.004));
        assertThat(weights[dictionary.term(0, 0, 1)]).isCloseTo(0.2, within(0.05));
        assertThat(weights[dictionary.term(0, 1, 1)]).isCloseTo(0.15, within(0.06));
        assertThat(weights[dictionary.term(0, 0, 0)]).isCloseTo(0.1, within(0.02));
        assertThat(weights[dictionary.term(0, 1, 0)]).isCloseTo(0, within(0.02));
        assertThat(weights[dictionary.term(1, 0, 0)]).isCloseTo(0.3, within(0.04));
        assertThat(weights[dictionary.term(1, 1, 0)]).isCloseTo(0.1, within(0.04));
        assertThat(weights[dictionary.term(1, 0, 1)]).isCloseTo(0, within(0.06));
    }

    @Test
    void noPassLowersTheLikelihood() {
        Study study = city(3).covering(Set.of(RiskSource.GUNSHOT), TWO_YEARS);
        Fitter.Fit fit = new Fitter(study, TWO_YEARS, NONE)
                .fit("made", dictionary(RiskSource.GUNSHOT, RiskSource.SHOTS_CALL), HourFactors.FLAT);
        List<Double> likelihoods = fit.likelihoods();
        assertThat(likelihoods).hasSizeGreaterThan(20);
        for (int pass = 1; pass < likelihoods.size(); pass++) {
            assertThat(likelihoods.get(pass)).isGreaterThanOrEqualTo(likelihoods.get(pass - 1) - 1e-7);
        }
    }

    /** Half of the days were not recorded, in runs of ten: what is counted per day must stay what it was. */
    @Test
    void gapsOfTheRecordingBiasNothing() {
        MadeStudy made = city(4);
        Window[] runs = new Window[36];
        for (int i = 0; i < runs.length; i++) {
            runs[i] = new Window(START + 20L * i * DAY, START + (20L * i + 10) * DAY);
        }
        MadeStudy kept = new MadeStudy(6);
        made.events().stream()
                .filter(event -> List.of(runs).stream().anyMatch(run -> run.holds(event.at())))
                .forEach(event -> kept.add(event.source(), event.at(), event.cell()));
        Dictionary fast = new Dictionary(
                List.of(RiskSource.GUNSHOT, RiskSource.SHOTS_CALL), 2, List.of(Fading.of(RiskAge.HOURS)));
        Set<RiskSource> targets = Set.of(RiskSource.GUNSHOT);
        Rates whole = fit(made.covering(targets, TWO_YEARS), fast);
        Rates gaps = fit(kept.covering(targets, runs), fast);
        Rates blind = fit(kept.covering(targets, TWO_YEARS), fast);
        assertThat(gaps.basePerDay()[0]).isCloseTo(whole.basePerDay()[0], within(0.1 * whole.basePerDay()[0]));
        assertThat(gaps.weights()[fast.term(1, 0, 0)]).isCloseTo(whole.weights()[fast.term(1, 0, 0)], within(0.05));
        assertThat(blind.basePerDay()[0]).isLessThan(0.6 * whole.basePerDay()[0]);
    }

    private static Rates fit(Study study, Dictionary dictionary) {
        return new Fitter(study, TWO_YEARS, NONE)
                .fit("made", dictionary, HourFactors.FLAT)
                .rates();
    }

    /** Everything happens once, and then again: without a limit an incident would have more children than die out. */
    @Test
    void childrenStayWithinTheirLimitAndTheDocumentCanBeReadAgain() throws Exception {
        MadeStudy made = new MadeStudy(4);
        HawkesCity city = new HawkesCity(made, 5);
        city.live(
                START,
                START + 100 * DAY,
                RiskSource.GUNSHOT,
                0.002,
                List.of(new Children(RiskSource.GUNSHOT, RiskAge.HOURS, 0.98)));
        Window window = new Window(START, START + 100 * DAY);
        Study study = made.covering(Set.of(RiskSource.GUNSHOT), window);
        FittedWeights fitted = FittedWeights.of(
                study,
                window,
                List.of(Fading.of(RiskAge.HOURS), Fading.of(RiskAge.WEEKS), Fading.of(RiskAge.YEAR)),
                NONE,
                new Progress(new Screen(System.out, System.err, false)));
        double[] weights = fitted.fit().rates().weights();
        double shortSum = 0;
        for (int ring = 0; ring < 3; ring++) {
            for (int kernel = 0; kernel < 3; kernel++) {
                double weight = weights[fitted.fit().rates().dictionary().term(0, ring, kernel)];
                shortSum += kernel < 2 ? weight : 0;
            }
        }
        assertThat(shortSum).isCloseTo(0.9, within(1e-6)).isLessThanOrEqualTo(0.9);
        NowWeights now = RiskWeights.SHIPPED.now();
        RiskWeights document = fitted.document("made", 3, now);
        assertThat(RiskWeightsText.read(RiskWeightsText.write(document, fitted.about()), "made"))
                .isEqualTo(document);
        assertThat(document.now()).isEqualTo(now);
        assertThat(document.label()).isEqualTo("made@3");
    }
}
