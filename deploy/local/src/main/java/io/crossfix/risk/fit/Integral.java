package io.crossfix.risk.fit;

import io.crossfix.risk.study.Hours;

/**
 * Incidents that a mass makes until the end of a window, over its covered time only: {@code ∫ h(t) left(s,t) perDay(t) dt}.
 * Exact: within a piece of {@link Hours} the factor {@code h} is constant, and what follows a piece is known from its end.
 */
public final class Integral {

    private final Kernel kernel;
    private final HourFactors factors;
    private final Hours hours;
    /** From the beginning of each piece to the end of the window, for a mass of 1 at the beginning of the piece. */
    private final double[] fromStart;

    /** Goes over the window once, from its end. */
    public Integral(Kernel kernel, HourFactors factors, Hours hours) {
        this.kernel = kernel;
        this.factors = kernel.isByHour() ? factors : HourFactors.FLAT;
        this.hours = hours;
        this.fromStart = new double[hours.size() + 1];
        for (int piece = hours.size() - 1; piece >= 0; piece--) {
            fromStart[piece] = within(hours.start(piece), piece);
        }
    }

    /** Of a mass of 1 at a time, milliseconds since epoch, also before the window. */
    public double from(long at) {
        long first = hours.window().from();
        if (at < first) {
            return kernel.left(at, first) * fromStart[0];
        }
        return at >= hours.window().to() ? 0 : within(at, hours.piece(at));
    }

    /** Until a time within the window instead of its end. */
    public double between(long at, long until) {
        return until >= hours.window().to() ? from(at) : from(at) - kernel.left(at, until) * from(until);
    }

    private double within(long at, int piece) {
        long end = hours.end(piece);
        double here = hours.isCovered(piece) ? factors.of(hours.hourOfWeek(piece)) * kernel.mass(at, end) : 0;
        return here + kernel.left(at, end) * fromStart[piece + 1];
    }

    /** Days of a window, each hour counted by its factor. */
    public static double weightedDays(HourFactors factors, Hours hours) {
        double days = 0;
        for (int piece = 0; piece < hours.size(); piece++) {
            days += factors.of(hours.hourOfWeek(piece)) * hours.coveredDays(piece);
        }
        return days;
    }
}
