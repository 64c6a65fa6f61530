package io.crossfix.model;

/** Distances on the sphere of radius 6,371,008.8 m (the mean Earth radius of the IUGG). */
public final class Sphere {

    /** Mean Earth radius, metres. */
    public static final double RADIUS_METRES = 6_371_008.8;

    /** Far more than the steps of a distance are off: nearer to the limit than this, the distance itself decides. */
    private static final double ROUNDING = 1e-9;

    private static final double ROUNDING_METRES = 1e-3;

    private Sphere() {}

    /**
     * Great-circle distance between two positions in degrees, metres; haversine formula (R. W. Sinnott, "Virtues of the
     * Haversine", Sky and Telescope 68/2, 1984).
     */
    public static double distanceMetres(double latitudeA, double longitudeA, double latitudeB, double longitudeB) {
        double h = haversine(latitudeA, longitudeA, latitudeB, longitudeB);
        return 2 * RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
    }

    /**
     * Whether {@link #distanceMetres} between two positions in degrees is at most {@code metres}, found out without its dearest
     * steps unless it is very close: a distance is no shorter than its part along the meridian, and x - x^3/6 <= sin x <= x.
     */
    public static boolean isWithin(
            double metres, double latitudeA, double longitudeA, double latitudeB, double longitudeB) {
        double northward = RADIUS_METRES * Math.toRadians(Math.abs(latitudeB - latitudeA));
        if (northward > metres + ROUNDING_METRES) {
            return false;
        }
        double sine = Math.sqrt(haversine(latitudeA, longitudeA, latitudeB, longitudeB));
        double half = metres / (2 * RADIUS_METRES);
        if (sine > half * (1 + ROUNDING)) {
            return false;
        }
        return sine < half * (1 - half * half / 6) * (1 - ROUNDING)
                || distanceMetres(latitudeA, longitudeA, latitudeB, longitudeB) <= metres;
    }

    /** The same of two observations. */
    public static boolean isWithin(double metres, Observation a, Observation b) {
        return isWithin(metres, a.latitude(), a.longitude(), b.latitude(), b.longitude());
    }

    private static double haversine(double latitudeA, double longitudeA, double latitudeB, double longitudeB) {
        double phiA = Math.toRadians(latitudeA);
        double phiB = Math.toRadians(latitudeB);
        double sinHalfPhi = Math.sin((phiB - phiA) / 2);
        double sinHalfLambda = Math.sin(Math.toRadians(longitudeB - longitudeA) / 2);
        return sinHalfPhi * sinHalfPhi + Math.cos(phiA) * Math.cos(phiB) * sinHalfLambda * sinHalfLambda;
    }

    /** Great-circle distance between two observations, metres. */
    public static double distanceMetres(Observation a, Observation b) {
        return distanceMetres(a.latitude(), a.longitude(), b.latitude(), b.longitude());
    }
}
