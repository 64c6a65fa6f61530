package io.crossfix.outlook.route;

import io.crossfix.model.Grid;
import io.crossfix.model.Sphere;

/** The great circle between two positions that follow each other. */
final class Leg {

    /** How sharply the border of a cell is found, metres. */
    private static final double SHARP_METRES = 1;

    private final double[] from;
    private final double[] to;
    private final double angle;
    private final double metres;

    /** Is told of each cell that the leg enters, in order, and after what share of its length. */
    interface Entry {
        void enters(long cell, double share);
    }

    Leg(Waypoint from, Waypoint to) {
        this.from = vector(from);
        this.to = vector(to);
        this.metres = Sphere.distanceMetres(from.latitude(), from.longitude(), to.latitude(), to.longitude());
        this.angle = metres / Sphere.RADIUS_METRES;
    }

    /** Its length, metres. */
    double metres() {
        return metres;
    }

    /** Tells every cell that is entered; the one that it begins in is not. */
    void walk(Grid grid, Entry entry) {
        if (metres > 0) {
            walk(grid, 0, cell(grid, 0), 1, cell(grid, 1), entry);
        }
    }

    /** Cells are convex, so between two points of one cell there is no other. */
    private void walk(Grid grid, double begin, long first, double end, long last, Entry entry) {
        if (first == last) {
            return;
        }
        if ((end - begin) * metres <= SHARP_METRES) {
            entry.enters(last, end);
            return;
        }
        double half = (begin + end) / 2;
        long between = cell(grid, half);
        walk(grid, begin, first, half, between, entry);
        walk(grid, half, between, end, last, entry);
    }

    private long cell(Grid grid, double share) {
        double a = Math.sin((1 - share) * angle) / Math.sin(angle);
        double b = Math.sin(share * angle) / Math.sin(angle);
        double x = a * from[0] + b * to[0];
        double y = a * from[1] + b * to[1];
        double z = a * from[2] + b * to[2];
        return grid.riskCell(Math.toDegrees(Math.atan2(z, Math.hypot(x, y))), Math.toDegrees(Math.atan2(y, x)));
    }

    private static double[] vector(Waypoint point) {
        double phi = Math.toRadians(point.latitude());
        double lambda = Math.toRadians(point.longitude());
        return new double[] {Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)};
    }
}
