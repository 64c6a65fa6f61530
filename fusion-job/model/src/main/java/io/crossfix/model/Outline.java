package io.crossfix.model;

/**
 * The outline of a cell as great-circle arcs between unit vectors. Vectors, because neither the poles nor the antimeridian
 * are special in them; and no angle is ever computed, since sine and cosine of the asked distance can be compared as well.
 */
final class Outline {

    private final Arc[] arcs;

    private Outline(Arc[] arcs) {
        this.arcs = arcs;
    }

    /**
     * One side.
     *
     * @param from corner that it begins at
     * @param pole unit vector at right angles to the arc's plane
     * @param behindFrom on its positive side lies what is not before {@code from}
     * @param beforeTo on its positive side lies what is not behind the end
     */
    private record Arc(double[] from, double[] pole, double[] behindFrom, double[] beforeTo) {

        static Arc between(double[] from, double[] to) {
            double[] normal = cross(from, to);
            double length = Math.sqrt(dot(normal, normal));
            double[] pole = {normal[0] / length, normal[1] / length, normal[2] / length};
            return new Arc(from, pole, cross(pole, from), cross(to, pole));
        }

        boolean isBeside(double[] point) {
            return dot(behindFrom, point) >= 0 && dot(beforeTo, point) >= 0;
        }
    }

    /** @param corners in order, each a unit vector of three */
    static Outline of(double[][] corners) {
        Arc[] arcs = new Arc[corners.length];
        for (int i = 0; i < corners.length; i++) {
            arcs[i] = Arc.between(corners[i], corners[(i + 1) % corners.length]);
        }
        return new Outline(arcs);
    }

    /** The unit vector of a position in degrees. */
    static double[] vector(double latitude, double longitude) {
        double phi = Math.toRadians(latitude);
        double lambda = Math.toRadians(longitude);
        return new double[] {
            Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi),
        };
    }

    /**
     * A distance, as it is compared with.
     *
     * @param sine of its angle
     * @param chordSquared of the chord that it spans on the unit sphere: of short distances the cosine says too little, but
     *     1 - cos x = 2 sin² (x / 2), the square of half the chord, does not
     */
    record Reach(double sine, double chordSquared) {

        /** @param metres less than a quarter of the Earth */
        static Reach of(double metres) {
            double halfChord = Math.sin(metres / Sphere.RADIUS_METRES / 2);
            return new Reach(Math.sin(metres / Sphere.RADIUS_METRES), 4 * halfChord * halfChord);
        }
    }

    /** Whether the nearest arc is at most so far from a point outside. */
    boolean isWithin(Reach reach, double[] point) {
        for (Arc arc : arcs) {
            if (squaredChord(arc.from(), point) <= reach.chordSquared()
                    || (Math.abs(dot(arc.pole(), point)) <= reach.sine() && arc.isBeside(point))) {
                return true;
            }
        }
        return false;
    }

    private static double squaredChord(double[] a, double[] b) {
        double x = a[0] - b[0];
        double y = a[1] - b[1];
        double z = a[2] - b[2];
        return x * x + y * y + z * z;
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
