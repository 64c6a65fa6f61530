package io.crossfix.bench.fusion;

import io.crossfix.model.Grid;
import io.crossfix.model.GridSettings;
import io.crossfix.model.Sphere;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The 1,951 cells of the workload's city, and how busy each is: the k-th busiest with k^-0.8 of the busiest one's share. */
final class FusionCells {

    private static final int RESOLUTION = 8;
    private static final int RINGS = 25;
    private static final double LATITUDE = 41.85;
    private static final double LONGITUDE = -87.68;
    private static final double POPULARITY = -0.8;
    private static final double MICRO = 1e6;
    /** Half the side of a box that holds a cell, metres. */
    private static final double BOX_METRES = 700;

    private static final double METRES_OF_DEGREE = 111_195;

    private final Grid grid = new Grid(new GridSettings(RESOLUTION - 1, RESOLUTION, Map.of()));
    private final Map<Long, long[]> disks = new HashMap<>();
    private final long[] byRank;
    private final double[] upTo;

    FusionCells(Dice dice) {
        List<Long> cells = new ArrayList<>();
        grid.riskRings(grid.riskCell(LATITUDE, LONGITUDE), RINGS).forEach(cells::addAll);
        byRank = cells.stream().mapToLong(Long::longValue).sorted().toArray();
        for (int i = byRank.length - 1; i > 0; i--) {
            int j = dice.below(i + 1);
            long other = byRank[j];
            byRank[j] = byRank[i];
            byRank[i] = other;
        }
        upTo = new double[byRank.length];
        double sum = 0;
        for (int rank = 0; rank < upTo.length; rank++) {
            sum += Math.pow(rank + 1.0, POPULARITY);
            upTo[rank] = sum;
        }
    }

    /** A cell, the busy ones more often. */
    long any(Dice dice) {
        int at = Arrays.binarySearch(upTo, dice.share() * upTo[upTo.length - 1]);
        return byRank[at < 0 ? Math.min(-at - 1, byRank.length - 1) : at];
    }

    /** A position somewhere in a cell, millionths of a degree. */
    Spot within(long cell, Dice dice) {
        Grid.Point middle = grid.middle(cell);
        Spot spot;
        do {
            spot = around(middle, (2 * dice.share() - 1) * BOX_METRES, (2 * dice.share() - 1) * BOX_METRES);
        } while (spot.cell() != cell);
        return spot;
    }

    /** A position so far from another. */
    Spot beside(Spot spot, double metres, double radians) {
        return around(
                new Grid.Point(spot.latE6() / MICRO, spot.lngE6() / MICRO),
                metres * Math.sin(radians),
                metres * Math.cos(radians));
    }

    private Spot around(Grid.Point point, double eastMetres, double northMetres) {
        double latitude = point.latitude() + northMetres / METRES_OF_DEGREE;
        double longitude =
                point.longitude() + eastMetres / (METRES_OF_DEGREE * Math.cos(Math.toRadians(point.latitude())));
        int latE6 = (int) Math.round(latitude * MICRO);
        int lngE6 = (int) Math.round(longitude * MICRO);
        return new Spot(latE6, lngE6, cellAt(latE6, lngE6));
    }

    private long cellAt(int latE6, int lngE6) {
        return grid.riskCell(latE6 / MICRO, lngE6 / MICRO);
    }

    /** A cell and its six neighbours. */
    long[] disk(long cell) {
        return disks.computeIfAbsent(
                cell,
                asked -> grid.riskRings(asked, 1).stream()
                        .flatMap(List::stream)
                        .mapToLong(Long::longValue)
                        .toArray());
    }

    /** How far any two points of two cells are apart at most, metres: their corners are. */
    double spanMetres(long one, long other) {
        double most = 0;
        for (Grid.Point a : grid.corners(one)) {
            for (Grid.Point b : grid.corners(other)) {
                most = Math.max(most, Sphere.distanceMetres(a.latitude(), a.longitude(), b.latitude(), b.longitude()));
            }
        }
        return most;
    }

    /** Likewise of one cell, metres. */
    double spanMetres(long cell) {
        return spanMetres(cell, cell);
    }

    /** Where something is: millionths of a degree, and the cell there. */
    record Spot(int latE6, int lngE6, long cell) {}
}
