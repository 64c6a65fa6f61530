package io.crossfix.backtest.statistics;

import java.util.Arrays;

/**
 * How well a number tells two groups apart: the share of pairs, one of each group, in which the member of the first has the higher
 * number, ties counting half (the area under the receiver's curve). 0.5 is no better than a coin.
 */
public final class Concordance {

    private Concordance() {}

    /**
     * Of the first group over the second; both have members.
     *
     * @param first numbers of the first group
     * @param second numbers of the second
     */
    public static double of(double[] first, double[] second) {
        double[] others = second.clone();
        Arrays.sort(others);
        double higher = 0;
        for (double number : first) {
            higher += (below(others, number) + upTo(others, number)) / 2.0;
        }
        return higher / first.length / second.length;
    }

    private static int below(double[] sorted, double number) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int upTo(double[] sorted, double number) {
        return below(sorted, Math.nextUp(number));
    }
}
