package io.crossfix.model.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crossfix.model.risk.Calibration.Labelled;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    private static final double STEP = 0.01;

    @Test
    void nothingOnAGridIsMoreLikely() {
        for (long seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            Calibration truth = new Calibration(0.4 + random.nextDouble(), random.nextGaussian());
            List<Labelled> answers = drawn(random, truth, 300);
            Calibration fitted = Calibration.fit(answers);
            double best = likelihood(answers, fitted);
            for (int i = -100; i <= 100; i++) {
                for (int j = -100; j <= 100; j++) {
                    Calibration other = new Calibration(fitted.slope() + i * STEP, fitted.intercept() + j * STEP);
                    assertThat(likelihood(answers, other))
                            .as("seed=%d, %s instead of %s", seed, other, fitted)
                            .isLessThanOrEqualTo(best + 1e-7);
                }
            }
        }
    }

    @Test
    void findsWhatTheAnswersWereDrawnFrom() {
        Calibration truth = new Calibration(0.8, -1.5);
        Calibration fitted = Calibration.fit(drawn(new Random(5), truth, 200_000));
        assertThat(fitted.slope()).isCloseTo(truth.slope(), within(0.02));
        assertThat(fitted.intercept()).isCloseTo(truth.intercept(), within(0.03));
    }

    @Test
    void anAnswerOfWeightThreeIsThreeAnswers() {
        List<Labelled> answers = drawn(new Random(9), new Calibration(1, 0), 50);
        List<Labelled> threefold = new ArrayList<>();
        List<Labelled> repeated = new ArrayList<>();
        for (Labelled each : answers) {
            threefold.add(new Labelled(each.logOdds(), each.isReal(), 3));
            for (int i = 0; i < 3; i++) {
                repeated.add(new Labelled(each.logOdds(), each.isReal(), 1));
            }
        }
        Calibration fitted = Calibration.fit(threefold);
        assertThat(fitted.slope()).isCloseTo(Calibration.fit(repeated).slope(), within(1e-6));
        assertThat(fitted.intercept()).isCloseTo(Calibration.fit(repeated).intercept(), within(1e-6));
    }

    @Test
    void staysFiniteWhenAnswersAreFewAlikeOrPerfectlySorted() {
        assertThat(Calibration.fit(List.of())).isEqualTo(Calibration.NONE);
        List<List<Labelled>> awkward = List.of(
                List.of(new Labelled(2, true, 1)),
                List.of(new Labelled(1, true, 1), new Labelled(1, false, 1)),
                List.of(new Labelled(-700, false, 1), new Labelled(700, true, 1)),
                List.of(new Labelled(-1, false, 1), new Labelled(1, true, 1), new Labelled(2, true, 20)));
        for (List<Labelled> answers : awkward) {
            Calibration fitted = Calibration.fit(answers);
            assertThat(Math.abs(fitted.slope()) + Math.abs(fitted.intercept()))
                    .as("%s for %s", fitted, answers)
                    .isLessThan(1_000);
        }
        assertThat(Calibration.fit(awkward.get(1)).probability(1)).isCloseTo(0.5, within(1e-6));
    }

    private static List<Labelled> drawn(Random random, Calibration truth, int many) {
        List<Labelled> answers = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            double logOdds = 3 * random.nextGaussian();
            double weight = many > 1_000 ? 1 : 0.2 + random.nextDouble();
            answers.add(new Labelled(logOdds, random.nextDouble() < truth.probability(logOdds), weight));
        }
        return answers;
    }

    /** By the formula, with Platt's targets. */
    private static double likelihood(List<Labelled> answers, Calibration tried) {
        double real = 0;
        double other = 0;
        for (Labelled each : answers) {
            if (each.isReal()) {
                real += each.weight();
            } else {
                other += each.weight();
            }
        }
        double sum = 0;
        for (Labelled each : answers) {
            double target = each.isReal() ? (real + 1) / (real + 2) : 1 / (other + 2);
            double p = 1 / (1 + Math.exp(-(tried.slope() * each.logOdds() + tried.intercept())));
            sum += each.weight() * (target * Math.log(p) + (1 - target) * Math.log(1 - p));
        }
        return sum;
    }
}
