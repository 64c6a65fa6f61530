package io.crossfix.risk.evaluate;

/**
 * Where a cell stands among all cells by rate. Cells with equal rates are taken in random order, so counts are expectations.
 *
 * @param above cells with a greater rate
 * @param equal cells with the same rate, itself among them
 * @param cells of all
 */
record Rank(int above, int equal, int cells) {

    static Rank of(int cell, double[] rates) {
        int above = 0;
        int equal = 0;
        for (double rate : rates) {
            above += rate > rates[cell] ? 1 : 0;
            equal += rate == rates[cell] ? 1 : 0;
        }
        return new Rank(above, equal, rates.length);
    }

    /** Whether it is among the first {@code share} of all cells, [0, 1]; part of a cell counts as that part. */
    double hit(double share) {
        return Math.max(0, Math.min(1, (share * cells - above) / equal));
    }

    /** Share of the other cells with a lower rate, equal ones by half: its mean over incidents is the AUC. */
    double shareBelow() {
        int below = cells - above - equal;
        return cells == 1 ? 0.5 : (below + (equal - 1) / 2.0) / (cells - 1);
    }
}
