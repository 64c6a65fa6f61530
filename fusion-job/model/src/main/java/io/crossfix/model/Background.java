package io.crossfix.model;

import java.util.List;

/**
 * What usually happens in one quarter of a key cell: the H3 cells one resolution finer, of which it has about seven.
 *
 * @param typical one for each sort of observation that occurs
 * @param hours that they were counted over
 */
public record Background(List<Typical> typical, double hours) {

    /** Nothing is counted as never: what was not seen in the key cell in so many hours may come half once in them. */
    private static final double UNSEEN = 0.5 / Grid.QUARTERS;

    /** Defends the list. */
    public Background {
        typical = List.copyOf(typical);
    }

    /**
     * A sort of observation.
     *
     * @param like one of it; of interest are its stream, category and quantity alone
     * @param count how many there were
     */
    public record Typical(Observation like, int count) {}

    /** Which sorts are meant. */
    public interface Sort {
        boolean includes(Observation like);
    }

    /** How many observations of some sorts come per hour. */
    public double perHour(Sort sort) {
        double count = UNSEEN;
        for (Typical each : typical) {
            count += sort.includes(each.like()) ? each.count() : 0;
        }
        return count / hours;
    }
}
