package io.crossfix.model;

/**
 * The outline of a cell as great-circle arcs between unit vectors. Vectors, because neither the poles nor the
 * antimeridian are special in them.
 *
 * @param corners corners in order, each a unit vector of three
 */
record Outline(double[][] corners) {

    /** The unit vector of a position in degrees. */
    static double[] vector(double latitude, double longitude) {
        double phi = Math.toRadians(latitude);
        double lambda = Math.toRadians(longitude);
        return new double[] {
            Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi),
        };
    }

    /** Distance from a point outside to the nearest arc, metres. */
    double distanceMetres(double[] point) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < corners.length; i++) {
            nearest = Math.min(nearest, angleToArc(point, corners[i], corners[(i + 1) % corners.length]));
        }
        return nearest * Sphere.RADIUS_METRES;
    }

    private static double angleToArc(double[] point, double[] from, double[] to) {
        double[] normal = cross(from, to);
        boolean beside = dot(cross(normal, from), point) >= 0 && dot(cross(to, normal), point) >= 0;
        return beside ? angleToPlane(point, normal) : Math.min(angle(point, from), angle(point, to));
    }

    private static double angleToPlane(double[] point, double[] normal) {
        double length = Math.sqrt(dot(normal, normal));
        return Math.abs(Math.asin(Math.max(-1, Math.min(1, dot(point, normal) / length))));
    }

    private static double angle(double[] a, double[] b) {
        double[] across = cross(a, b);
        return Math.atan2(Math.sqrt(dot(across, across)), dot(a, b));
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    private static double[] cross(double[] a, double[] b) {
        return new double[] {
            a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0],
        };
    }
}
