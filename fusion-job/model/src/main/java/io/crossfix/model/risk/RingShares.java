package io.crossfix.model.risk;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * What share of the evidence about one risk cell belongs to each cell around it, because the true position may lie there.
 *
 * <p>The cell and the rings around it are taken for discs of the same area (1, 7 and 19 cells of H3 resolution 9, 0.1053
 * km² each), the position for uniform in the cell, its error for an isotropic Gaussian. The probability that the truth lies
 * within the disc of radius R is then the mean, over the Rayleigh-distributed length of the error, of the share of the cell
 * that lies within R after a shift by it: the area of the lens of two circles.
 */
public final class RingShares {

    private static final double CELL_SQUARE_METRES = 105_300;
    private static final double CELL_RADIUS = Math.sqrt(CELL_SQUARE_METRES / Math.PI);
    /** Cells up to the end of each ring. */
    private static final int[] CELLS_WITHIN = {1, 7, 19};
    /** Beyond, the error is taken for this: evidence so vague hardly tells one cell from another. */
    private static final int MAX_METRES = 2_000;

    /** Shares below this are left out: nobody wants to read that a shot 600 m away may have been here after all. */
    private static final double LEAST_SHARE = 1e-3;

    private static final int STEPS = 400;
    /** Errors above so many standard deviations do not matter (their probability is 4e-6). */
    private static final double FARTHEST = 5;

    private static final AtomicReferenceArray<double[]> BY_METRE = new AtomicReferenceArray<>(MAX_METRES + 1);

    private RingShares() {}

    /**
     * Share of a weight that one cell of a ring gets: all of it in the own cell, elsewhere the probability that the truth
     * lies in that very cell.
     *
     * @param ring 0 to 2
     * @param uncertaintyMetres one standard deviation of the position, metres
     */
    public static double of(int ring, double uncertaintyMetres) {
        if (ring == 0) {
            return 1;
        }
        int metres = (int) Math.min(MAX_METRES, Math.round(uncertaintyMetres));
        double[] shares = BY_METRE.get(metres);
        if (shares == null) {
            shares = compute(metres);
            BY_METRE.set(metres, shares);
        }
        return shares[ring];
    }

    private static double[] compute(double sigma) {
        double[] shares = new double[CELLS_WITHIN.length];
        double before = sigma == 0 ? 1 : probabilityWithin(CELL_RADIUS, sigma);
        for (int ring = 1; ring < shares.length; ring++) {
            double within = sigma == 0 ? 1 : probabilityWithin(CELL_RADIUS * Math.sqrt(CELLS_WITHIN[ring]), sigma);
            double share = (within - before) / (CELLS_WITHIN[ring] - CELLS_WITHIN[ring - 1]);
            shares[ring] = share < LEAST_SHARE ? 0 : share;
            before = within;
        }
        return shares;
    }

    private static double probabilityWithin(double radius, double sigma) {
        double step = FARTHEST * sigma / STEPS;
        double within = 0;
        double all = 0;
        for (int i = 0; i < STEPS; i++) {
            double shift = (i + 0.5) * step;
            double density = shift * Math.exp(-shift * shift / (2 * sigma * sigma));
            all += density;
            within += density * lens(shift, radius) / CELL_SQUARE_METRES;
        }
        return within / all;
    }

    /** Area that the cell's disc has in common with one of another radius whose centre is so far away. */
    private static double lens(double apart, double radius) {
        if (apart + CELL_RADIUS <= radius) {
            return CELL_SQUARE_METRES;
        }
        if (apart >= CELL_RADIUS + radius) {
            return 0;
        }
        return sector(CELL_RADIUS, radius, apart) + sector(radius, CELL_RADIUS, apart);
    }

    private static double sector(double radius, double other, double apart) {
        double along = (apart * apart + radius * radius - other * other) / (2 * apart);
        double across = Math.sqrt(Math.max(0, radius * radius - along * along));
        return radius * radius * Math.acos(Math.max(-1, Math.min(1, along / radius))) - along * across;
    }
}
