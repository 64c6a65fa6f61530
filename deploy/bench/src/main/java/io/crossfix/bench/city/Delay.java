package io.crossfix.bench.city;

import java.util.SplittableRandom;

/** How long after it happened a thing is told of: 70 % under 0.2 s, 25 % under 2 s, 5 % under 10 s (workload fusion-1). */
final class Delay {

    /** No delay is as long, milliseconds. */
    static final int LIMIT_MILLIS = 10_000;

    private static final double UNDER_200_MS = 0.70;
    private static final double UNDER_2_S = 0.95;

    private Delay() {}

    /** A delay, milliseconds from 0 to 9,999. */
    static int any(SplittableRandom dice) {
        double share = dice.nextDouble();
        if (share < UNDER_200_MS) {
            return dice.nextInt(200);
        }
        return dice.nextInt(share < UNDER_2_S ? 2_000 : LIMIT_MILLIS);
    }
}
