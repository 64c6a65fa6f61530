package io.crossfix.feeds.simulate;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;

/** How a rate varies over the day: 24 factors, one per local hour, with mean 1. */
enum Curve {
    /** Measured: gunshot-sensor alerts, Oakland dispatch records 2022-24. */
    GUNFIRE(
            2.74, 2.60, 2.08, 1.53, 1.15, .81, .41, .28, .20, .17, .23, .25, .38, .20, .23, .29, .41, .55, .72, 1.09,
            1.46, 1.93, 2.14, 2.15),
    /** Measured: all other calls, Oakland dispatch records 2022-24. */
    CALLS(
            .75, .63, .56, .50, .49, .51, .61, .85, 1.06, 1.24, 1.27, 1.31, 1.24, 1.25, 1.26, 1.39, 1.34, 1.33, 1.24,
            1.21, 1.09, 1.03, .96, .89),
    /** Assumed: evening, with a tail behind midnight. */
    FIREWORKS(
            1.50, .70, .30, .10, .05, .05, .05, .05, .05, .05, .05, .05, .05, .05, .10, .30, .40, .60, 1.50, 2.00, 3.50,
            5.20, 4.50, 2.80),
    /** Assumed: road traffic of a city on a weekday. */
    TRAFFIC(
            .35, .22, .16, .14, .20, .45, .95, 1.45, 1.50, 1.25, 1.15, 1.20, 1.30, 1.35, 1.45, 1.60, 1.75, 1.80, 1.50,
            1.20, 1.00, .85, .70, .48);

    @SuppressWarnings("ImmutableEnumChecker") // an array, but never written to after construction
    private final double[] factors;

    private final double max;

    Curve(double... factors) {
        double mean = Arrays.stream(factors).average().orElseThrow();
        this.factors = Arrays.stream(factors).map(factor -> factor / mean).toArray();
        this.max = Arrays.stream(this.factors).max().orElseThrow();
    }

    /** The factor at a time. */
    double at(long epochMillis, ZoneId zone) {
        return factors[Instant.ofEpochMilli(epochMillis).atZone(zone).getHour()];
    }

    /** The largest factor of the day. */
    double max() {
        return max;
    }
}
