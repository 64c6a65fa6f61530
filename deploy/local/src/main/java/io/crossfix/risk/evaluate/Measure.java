package io.crossfix.risk.evaluate;

import io.crossfix.risk.evaluate.Tally.Sum;
import java.util.function.ToDoubleFunction;

/** What rates are judged by. */
public enum Measure {
    /** Log-likelihood of the point process for each incident, frozen weights, nats. */
    LL_PER_EVENT(tally -> (tally.get(Sum.LOG_RATES) - tally.get(Sum.EXPECTED)) / tally.get(Sum.EVENTS)),
    /** The same with the level that the last 56 days show, day by day. */
    LL_PER_EVENT_LEVELLED(
            tally -> (tally.get(Sum.LEVELLED_LOG_RATES) - tally.get(Sum.LEVELLED_EXPECTED)) / tally.get(Sum.EVENTS)),
    /** Chance that the incident's cell has a greater rate at that moment than another cell of the domain. */
    AUC(tally -> tally.get(Sum.RANKS_BELOW) / tally.get(Sum.EVENTS)),
    /** Share of the incidents within the cells that stood first at that moment, by share of the area. */
    HIT_HALF_PERCENT(tally -> hit(tally, 0.005)),
    HIT_1_PERCENT(tally -> hit(tally, 0.01)),
    HIT_2_PERCENT(tally -> hit(tally, 0.02)),
    HIT_5_PERCENT(tally -> hit(tally, 0.05)),
    HIT_10_PERCENT(tally -> hit(tally, 0.1)),
    /** (n/N) / (a/A) of 1 % of the area, ranked anew at every moment. */
    PAI(tally -> hit(tally, 0.01) / 0.01),
    /** The same with the cells chosen once a week, by the forecast of its beginning. */
    WEEKLY_PAI(tally -> tally.get(Sum.WEEK_CAUGHT) / tally.get(Sum.WEEK_EVENTS) / 0.01),
    /** Weekly PAI as a share of the best that any choice of so many cells could have reached. */
    WEEKLY_PEI(tally -> tally.get(Sum.WEEK_CAUGHT) / tally.get(Sum.WEEK_BEST)),
    /** Mean squared error of the daily probability of a cell, with the running level. */
    BRIER(tally -> tally.get(Sum.SQUARED_ERRORS) / tally.get(Sum.FORECASTS)),
    /** What of the Brier score of the test's own base rate is gone. */
    BRIER_SKILL(Measure::skill),
    /** Mean distance between daily probability and frequency, over bins of probability. */
    CALIBRATION_ERROR(tally -> tally.bins().calibrationError()),
    /** Incidents expected for each one observed, frozen weights. */
    EXPECTED_TO_OBSERVED(tally -> tally.get(Sum.EXPECTED) / tally.get(Sum.EVENTS)),
    /** The same with the running level. */
    EXPECTED_TO_OBSERVED_LEVELLED(tally -> tally.get(Sum.LEVELLED_EXPECTED) / tally.get(Sum.EVENTS));

    private final ToDoubleFunction<Tally> formula;

    Measure(ToDoubleFunction<Tally> formula) {
        this.formula = formula;
    }

    double of(Tally tally) {
        return formula.applyAsDouble(tally);
    }

    private static double hit(Tally tally, double share) {
        return tally.hits(Tally.share(share)) / tally.get(Sum.EVENTS);
    }

    private static double skill(Tally tally) {
        double rate = tally.get(Sum.HAPPENED) / tally.get(Sum.FORECASTS);
        return 1 - BRIER.of(tally) / (rate * (1 - rate));
    }
}
