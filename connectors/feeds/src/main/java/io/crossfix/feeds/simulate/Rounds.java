package io.crossfix.feeds.simulate;

import io.crossfix.record.GunshotCategory;

/** How many rounds are counted. */
final class Rounds {

    /** Measured: Washington alerts 2006-15, shares of 1 to 10 rounds; the rest has 11 or more. */
    private static final double[] SHARES = {.511, .120, .127, .076, .051, .036, .022, .015, .010, .007, .025};

    /** Washington: 95 % have at most 8 rounds, the tail falls by about a quarter per round. */
    private static final double TAIL_MEAN = 3.5;

    private static final int MAX = 200;

    /** Kansas City exports: 929 of 9,649 alerts are "probable gunfire". */
    private static final double PROBABLE = 0.096;

    private Rounds() {}

    /** Rounds of gunfire. */
    static int ofGunfire(Dice dice) {
        int index = dice.weighted(SHARES);
        int tail = index < SHARES.length - 1 ? 0 : (int) dice.exponential(TAIL_MEAN);
        return Math.min(MAX, index + 1 + tail);
    }

    /** What a reviewer calls so many rounds of gunfire. */
    static GunshotCategory category(int rounds, Dice dice) {
        if (dice.chance(PROBABLE)) {
            return GunshotCategory.PROBABLE;
        }
        return rounds == 1 ? GunshotCategory.SINGLE : GunshotCategory.MULTIPLE;
    }
}
