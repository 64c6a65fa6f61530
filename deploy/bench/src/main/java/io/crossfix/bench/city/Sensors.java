package io.crossfix.bench.city;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Sensors of one kind at fixed places. The k-th busiest sees k^-0.8 times what the busiest sees (workload fusion-1). */
final class Sensors {

    private static final double SKEW = 0.8;

    private final List<Sensor> all = new ArrayList<>();
    private final double[] busyUpTo;

    /** One of them. */
    record Sensor(String id, Place place) {}

    Sensors(String name, int count, SplittableRandom dice) {
        busyUpTo = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            all.add(new Sensor(name + "-" + (i + 1), Place.anywhere(dice)));
            sum += Math.pow(i + 1.0, -SKEW);
            busyUpTo[i] = sum;
        }
    }

    /** The one that sees the next thing. */
    Sensor any(SplittableRandom dice) {
        int found = Arrays.binarySearch(busyUpTo, dice.nextDouble(busyUpTo[busyUpTo.length - 1]));
        return all.get(Math.min(found < 0 ? -found - 1 : found, all.size() - 1));
    }
}
