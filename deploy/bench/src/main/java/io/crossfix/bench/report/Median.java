package io.crossfix.bench.report;

import java.util.stream.DoubleStream;

/** The middle of some values. */
public final class Median {

    private Median() {}

    /** Half of them are no larger; between the middle two of an even number, and not a number of none. */
    public static double of(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        int middle = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
