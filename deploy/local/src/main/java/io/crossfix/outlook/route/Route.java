package io.crossfix.outlook.route;

import io.crossfix.model.Grid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A way and its timetable.
 *
 * @param way the positions, at least two
 * @param reached when each of them is reached, milliseconds since epoch
 */
public record Route(List<Waypoint> way, List<Long> reached) {

    private static final double METRES_PER_KM = 1_000;
    private static final double MILLIS_PER_HOUR = 3_600_000;

    /** Defends the lists. */
    public Route {
        way = List.copyOf(way);
        reached = List.copyOf(reached);
    }

    /** When it begins by its own times; empty when the positions have none. */
    public static Optional<Instant> begins(List<Waypoint> way) {
        return Optional.ofNullable(way.get(0).at());
    }

    /**
     * Puts a timetable to a way: the positions' own times, moved so that it begins when it is to; else at a steady speed.
     *
     * @param way at least two positions
     * @param start when it begins, milliseconds since epoch
     * @param kmPerHour speed where the positions have no times, above 0
     */
    public static Route of(List<Waypoint> way, long start, double kmPerHour) {
        List<Long> reached = new ArrayList<>();
        double metres = 0;
        for (int i = 0; i < way.size(); i++) {
            metres += i == 0 ? 0 : new Leg(way.get(i - 1), way.get(i)).metres();
            reached.add(start + Math.round(after(way, i, metres / METRES_PER_KM / kmPerHour)));
        }
        return new Route(way, reached);
    }

    /** Length of a way, metres. */
    public static double metres(List<Waypoint> way) {
        double metres = 0;
        for (int i = 1; i < way.size(); i++) {
            metres += new Leg(way.get(i - 1), way.get(i)).metres();
        }
        return metres;
    }

    private static double after(List<Waypoint> way, int i, double hours) {
        Instant first = way.get(0).at();
        Instant here = way.get(i).at();
        return first == null || here == null ? hours * MILLIS_PER_HOUR : here.toEpochMilli() - first.toEpochMilli();
    }

    /** Every cell it crosses, in the order of travel, and when. */
    public List<Passage> passages(Grid grid) {
        Walk walk = new Walk(grid.riskCell(way.get(0).latitude(), way.get(0).longitude()), reached.get(0));
        for (int i = 1; i < way.size(); i++) {
            Leg leg = new Leg(way.get(i - 1), way.get(i));
            long begin = reached.get(i - 1);
            long takes = reached.get(i) - begin;
            leg.walk(
                    grid,
                    (cell, share) ->
                            walk.enter(cell, begin + Math.round(share * takes), walk.metres + share * leg.metres()));
            walk.metres += leg.metres();
        }
        return walk.end(reached.get(reached.size() - 1));
    }

    private static final class Walk {

        private final List<Passage> passages = new ArrayList<>();
        private long cell;
        private long entered;
        private double from;
        private double metres;

        Walk(long cell, long entered) {
            this.cell = cell;
            this.entered = entered;
        }

        void enter(long next, long at, double metresThere) {
            passages.add(new Passage(cell, entered, at, from, metresThere));
            cell = next;
            entered = at;
            from = metresThere;
        }

        List<Passage> end(long at) {
            passages.add(new Passage(cell, entered, at, from, metres));
            return passages;
        }
    }
}
