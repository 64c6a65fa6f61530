package io.crossfix.bench.fusion;

import java.util.SplittableRandom;

/** SplitMix64, and its numbers as the workload draws them (workload fusion-1, section 3). */
final class Dice {

    private static final double TWO_TO_MINUS_53 = 0x1.0p-53;

    private final SplittableRandom bits;

    Dice(long seed) {
        this.bits = new SplittableRandom(seed);
    }

    /** A whole number, 0 to {@code bound} - 1. */
    int below(int bound) {
        return (int) ((bits.nextLong() >>> 33) % bound);
    }

    /** A whole number, both ends included. */
    int between(int least, int most) {
        return least + below(most - least + 1);
    }

    /** [0, 1). */
    double share() {
        return (bits.nextLong() >>> 11) * TWO_TO_MINUS_53;
    }

    boolean withProbability(double probability) {
        return share() < probability;
    }
}
