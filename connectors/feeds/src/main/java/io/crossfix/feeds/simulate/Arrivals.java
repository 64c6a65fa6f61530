package io.crossfix.feeds.simulate;

import java.util.ArrayList;
import java.util.List;

/** Times at which things happen by themselves: a Poisson process over the curve of the day (thinning, Lewis 1979). */
final class Arrivals {

    /** So many incidents of a sort are planned at most; scale and duration that would need more are refused. */
    static final int MAX = 50_000;

    private static final double DAY_MILLIS = 86_400_000.0;

    private final World world;

    Arrivals(World world) {
        this.world = world;
    }

    /**
     * Times from start to end, milliseconds since epoch, in order.
     *
     * @param perDay mean per day before the scale factor
     * @throws IllegalArgumentException when more than {@link #MAX} would be expected
     */
    List<Long> times(String process, Curve curve, double perDay) {
        double perMilli = perDay * world.scale() * curve.max() / DAY_MILLIS;
        requireBounded(process, perMilli);
        Dice dice = world.seed(process).dice();
        List<Long> times = new ArrayList<>();
        for (double at = next((double) world.startMillis(), perMilli, dice);
                at < world.endMillis();
                at = next(at, perMilli, dice)) {
            if (dice.chance(world.factor(curve, (long) at) / curve.max())) {
                times.add((long) at);
            }
        }
        return times;
    }

    private static double next(double at, double perMilli, Dice dice) {
        return perMilli == 0 ? Double.POSITIVE_INFINITY : at + dice.exponential(1 / perMilli);
    }

    private void requireBounded(String process, double perMilli) {
        double expected = perMilli * (world.endMillis() - world.startMillis());
        if (expected > MAX) {
            throw new IllegalArgumentException("scale and duration ask for about " + Math.round(expected) + " of '"
                    + process + "', at most " + MAX + " are planned");
        }
    }
}
