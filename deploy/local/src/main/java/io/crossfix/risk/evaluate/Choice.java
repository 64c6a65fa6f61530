package io.crossfix.risk.evaluate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Incidents caught by a choice of 1 % of the cells; where cells are equal, or only part of one is left, what is expected. */
final class Choice {

    private static final double SHARE = 0.01;

    private Choice() {}

    /** In the cells with the greatest forecasts. */
    static double caught(double[] forecasts, int[] counts) {
        Integer[] order = IntStream.range(0, forecasts.length)
                .boxed()
                .sorted(Comparator.comparingDouble(cell -> -forecasts[cell]))
                .toArray(Integer[]::new);
        double left = SHARE * counts.length;
        double caught = 0;
        for (int first = 0; first < order.length && left > 0; ) {
            int end = first;
            int here = 0;
            while (end < order.length && forecasts[order[end]] == forecasts[order[first]]) {
                here += counts[order[end++]];
            }
            double share = Math.min(1, left / (end - first));
            caught += share * here;
            left -= end - first;
            first = end;
        }
        return caught;
    }

    /** In the cells with most incidents. */
    static double best(int[] counts) {
        return caught(Arrays.stream(counts).asDoubleStream().toArray(), counts);
    }
}
