package io.crossfix.model.risk;

import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/**
 * Weights of the NEXT clock: a Hawkes dictionary. The rate of incidents in a risk cell, per day, is
 * {@code level · (h · (base + Σ w ω A of the slow ages) + Σ w ω A of the fast one)} over sources, rings and ages, where
 * {@code A} is the decayed mass of the ledger, {@code ω} the age's rate of decay and {@code h} the factor of the hour of
 * the week.
 *
 * @param basePerDay incidents in any cell whatever happened there, per day
 * @param level what all of it is multiplied with so that as many incidents are expected as there are
 * @param zone the city's, for hours of the week
 * @param hourOfWeek 168 factors from Monday, 00:00, their mean is 1
 * @param children {@code w}: expected further incidents from one observation, in the order of {@link #index}
 */
public record NextWeights(double basePerDay, double level, ZoneId zone, double[] hourOfWeek, double[] children)
        implements Serializable {

    /** Hours of a week. */
    public static final int HOURS_OF_WEEK = 168;

    /** Rings that an observation weighs on: its own cell, the six around it, the twelve around those. */
    public static final int RINGS = 3;

    private static final long serialVersionUID = 1;
    private static final int HOURS_OF_DAY = 24;

    /**
     * Defends the arrays.
     *
     * @throws IllegalArgumentException when their lengths are wrong
     */
    public NextWeights {
        if (hourOfWeek.length != HOURS_OF_WEEK || children.length != RiskSource.COUNT * RINGS * RiskAge.COUNT) {
            throw new IllegalArgumentException("168 hours and one weight per source, ring and age are wanted, were "
                    + hourOfWeek.length + " and " + children.length);
        }
        hourOfWeek = hourOfWeek.clone();
        children = children.clone();
    }

    /** Where a source, ring and age stand in {@link #children} and in a {@link RiskLedger}. */
    public static int index(RiskSource source, int ring, RiskAge age) {
        return (source.ordinal() * RINGS + ring) * RiskAge.COUNT + age.ordinal();
    }

    /** Expected further incidents in all cells of a ring together, from one observation. */
    public double children(RiskSource source, int ring, RiskAge age) {
        return children[index(source, ring, age)];
    }

    NextWeights in(ZoneId other) {
        return new NextWeights(basePerDay, level, other, hourOfWeek, children);
    }

    /** True when observations of a source lead to others at all. */
    boolean hasChildren(RiskSource source) {
        int from = index(source, 0, RiskAge.MINUTES);
        for (int i = from; i < from + RINGS * RiskAge.COUNT; i++) {
            if (children[i] != 0) {
                return true;
            }
        }
        return false;
    }

    /** The same at a position: the record's own accessor copies, so that nobody can change it. */
    double children(int index) {
        return children[index];
    }

    /** Factor of the hour that a time (milliseconds since epoch) lies in. */
    public double hourFactor(long at) {
        return hourOfWeek[hourOfWeek(at, zone)];
    }

    /** When the hour that a time lies in ends, milliseconds since epoch: clocks of some zones strike at half past. */
    long nextHour(long at) {
        return Instant.ofEpochMilli(at)
                .atZone(zone)
                .truncatedTo(ChronoUnit.HOURS)
                .plusHours(1)
                .toInstant()
                .toEpochMilli();
    }

    /** Hour of the week that a time (milliseconds since epoch) lies in, from Monday, 00:00, [0, 168). */
    public static int hourOfWeek(long at, ZoneId zone) {
        var local = Instant.ofEpochMilli(at).atZone(zone);
        return (local.getDayOfWeek().getValue() - 1) * HOURS_OF_DAY + local.getHour();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NextWeights that
                && basePerDay == that.basePerDay
                && level == that.level
                && zone.equals(that.zone)
                && Arrays.equals(hourOfWeek, that.hourOfWeek)
                && Arrays.equals(children, that.children);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(children);
    }
}
