package io.crossfix.risk.evaluate;

import java.util.Arrays;

/** What measures are made of, counted over some days: sums only, so days can be added and drawn again. */
final class Tally {

    /** Shares of the area that hits are counted for. */
    static final double[] SHARES = {0.001, 0.0025, 0.005, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.7, 1};

    /** Each sum. */
    enum Sum {
        /** Incidents. */
        EVENTS,
        /** Logs of their rates per day, nats. */
        LOG_RATES,
        /** Incidents expected, knowing all before each moment. */
        EXPECTED,
        /** The two again, with the running level. */
        LEVELLED_LOG_RATES,
        LEVELLED_EXPECTED,
        /** Share of the other cells that had a lower rate than the incident's. */
        RANKS_BELOW,
        /** Forecasts of a cell and a day. */
        FORECASTS,
        /** Of these, those in which something happened. */
        HAPPENED,
        /** Squared errors of their probabilities. */
        SQUARED_ERRORS,
        /** Incidents within the cells that the week's forecast put first; in all cells; within the week's best cells. */
        WEEK_CAUGHT,
        WEEK_EVENTS,
        WEEK_BEST
    }

    private final double[] sums = new double[Sum.values().length];
    private final double[] hits = new double[SHARES.length];
    private final Bins bins = new Bins();

    void add(Sum sum, double value) {
        sums[sum.ordinal()] += value;
    }

    double get(Sum sum) {
        return sums[sum.ordinal()];
    }

    /** Counts an incident by how many cells stood before its own. */
    void rank(Rank rank) {
        add(Sum.RANKS_BELOW, rank.shareBelow());
        for (int i = 0; i < SHARES.length; i++) {
            hits[i] += rank.hit(SHARES[i]);
        }
    }

    double hits(int share) {
        return hits[share];
    }

    Bins bins() {
        return bins;
    }

    /** Counts all of another tally so many times. */
    void add(Tally other, double times) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += times * other.sums[i];
        }
        for (int i = 0; i < hits.length; i++) {
            hits[i] += times * other.hits[i];
        }
        bins.add(other.bins, times);
    }

    /** Position of a share among {@link #SHARES}. */
    static int share(double share) {
        return Arrays.binarySearch(SHARES, share);
    }
}
