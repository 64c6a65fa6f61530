package io.crossfix.risk.evaluate;

import io.crossfix.risk.evaluate.Tally.Sum;

/** What rates are judged by. */
public enum Measure {
    /** Log-likelihood of the point process for each incident, frozen weights, nats. */
    LL_PER_EVENT,
    /** The same with the level that the last 56 days show, day by day. */
    LL_PER_EVENT_LEVELLED,
    /** Chance that the incident's cell has a greater rate at that moment than another cell of the domain. */
    AUC,
    /** Share of the incidents within the cells that stood first at that moment, by share of the area. */
    HIT_HALF_PERCENT,
    HIT_1_PERCENT,
    HIT_2_PERCENT,
    HIT_5_PERCENT,
    HIT_10_PERCENT,
    /** (n/N) / (a/A) of 1 % of the area, ranked anew at every moment. */
    PAI,
    /** The same with the cells chosen once a week, by the forecast of its beginning. */
    WEEKLY_PAI,
    /** Weekly PAI as a share of the best that any choice of so many cells could have reached. */
    WEEKLY_PEI,
    /** Mean squared error of the daily probability of a cell, with the running level. */
    BRIER,
    /** What of the Brier score of the test's own base rate is gone. */
    BRIER_SKILL,
    /** Mean distance between daily probability and frequency, over bins of probability. */
    CALIBRATION_ERROR,
    /** Incidents expected for each one observed, frozen weights. */
    EXPECTED_TO_OBSERVED,
    /** The same with the running level. */
    EXPECTED_TO_OBSERVED_LEVELLED;

    /** The measure of some days' sums; not a number where they hold too little. */
    double of(Tally tally) {
        double events = tally.get(Sum.EVENTS);
        return switch (this) {
            case LL_PER_EVENT -> (tally.get(Sum.LOG_RATES) - tally.get(Sum.EXPECTED)) / events;
            case LL_PER_EVENT_LEVELLED ->
                (tally.get(Sum.LEVELLED_LOG_RATES) - tally.get(Sum.LEVELLED_EXPECTED)) / events;
            case AUC -> tally.get(Sum.RANKS_BELOW) / events;
            case HIT_HALF_PERCENT -> hit(tally, 0.005);
            case HIT_1_PERCENT -> hit(tally, 0.01);
            case HIT_2_PERCENT -> hit(tally, 0.02);
            case HIT_5_PERCENT -> hit(tally, 0.05);
            case HIT_10_PERCENT -> hit(tally, 0.1);
            case PAI -> hit(tally, 0.01) / 0.01;
            case WEEKLY_PAI -> tally.get(Sum.WEEK_CAUGHT) / tally.get(Sum.WEEK_EVENTS) / 0.01;
            case WEEKLY_PEI -> tally.get(Sum.WEEK_CAUGHT) / tally.get(Sum.WEEK_BEST);
            case BRIER -> tally.get(Sum.SQUARED_ERRORS) / tally.get(Sum.FORECASTS);
            case BRIER_SKILL -> skill(tally);
            case CALIBRATION_ERROR -> tally.bins().calibrationError();
            case EXPECTED_TO_OBSERVED -> tally.get(Sum.EXPECTED) / events;
            case EXPECTED_TO_OBSERVED_LEVELLED -> tally.get(Sum.LEVELLED_EXPECTED) / events;
        };
    }

    private static double hit(Tally tally, double share) {
        return tally.hits(Tally.share(share)) / tally.get(Sum.EVENTS);
    }

    private static double skill(Tally tally) {
        double rate = tally.get(Sum.HAPPENED) / tally.get(Sum.FORECASTS);
        return 1 - BRIER.of(tally) / (rate * (1 - rate));
    }
}
