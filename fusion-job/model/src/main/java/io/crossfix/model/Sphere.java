package io.crossfix.model;

/** Distances on the sphere of radius 6,371,008.8 m (the mean Earth radius of the IUGG). */
public final class Sphere {

    /** Mean Earth radius, metres. */
    public static final double RADIUS_METRES = 6_371_008.8;

    private Sphere() {}

    /**
     * Great-circle distance between two positions in degrees, metres; haversine formula (R. W. Sinnott, "Virtues of the
     * Haversine", Sky and Telescope 68/2, 1984).
     */
    public static double distanceMetres(double latitudeA, double longitudeA, double latitudeB, double longitudeB) {
        double phiA = Math.toRadians(latitudeA);
        double phiB = Math.toRadians(latitudeB);
        double sinHalfPhi = Math.sin((phiB - phiA) / 2);
        double sinHalfLambda = Math.sin(Math.toRadians(longitudeB - longitudeA) / 2);
        double h = sinHalfPhi * sinHalfPhi + Math.cos(phiA) * Math.cos(phiB) * sinHalfLambda * sinHalfLambda;
        return 2 * RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
    }

    /** Great-circle distance between two observations, metres. */
    public static double distanceMetres(Observation a, Observation b) {
        return distanceMetres(a.latitude(), a.longitude(), b.latitude(), b.longitude());
    }
}
