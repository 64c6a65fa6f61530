package io.crossfix.model;

/**
 * All that is at most so far from a place. What lies outside of the box of degrees around it, and that is nearly everything,
 * is told by two subtractions.
 */
public final class Disc {

    /** Far more than the steps of a distance are off, degrees: what is nearer to the edge of the box is measured. */
    private static final double ROUNDING_DEGREES = 1e-7;

    private static final double ALL_AROUND = 360;

    private final double latitude;
    private final double longitude;
    private final double metres;
    private final double halfHeight;
    private final double halfWidth;

    private Disc(double latitude, double longitude, double metres) {
        this.latitude = latitude;
        this.longitude = longitude;
        this.metres = metres;
        double angle = metres / Sphere.RADIUS_METRES;
        this.halfHeight = Math.toDegrees(angle) + ROUNDING_DEGREES;
        this.halfWidth = halfWidth(Math.toRadians(Math.abs(latitude)), angle);
    }

    /**
     * Around an observation.
     *
     * @param metres radius, metres, not negative
     */
    public static Disc around(Observation centre, double metres) {
        return new Disc(centre.latitude(), centre.longitude(), metres);
    }

    /** Half the difference of longitude between the meridians that touch a circle; a spherical right triangle, in degrees. */
    private static double halfWidth(double latitudeRadians, double angle) {
        boolean holdsPole = latitudeRadians + angle >= Math.PI / 2 - Math.toRadians(ROUNDING_DEGREES);
        return holdsPole
                ? ALL_AROUND
                : Math.toDegrees(Math.asin(Math.sin(angle) / Math.cos(latitudeRadians))) + ROUNDING_DEGREES;
    }

    /** Whether a position in degrees lies in the box around the disc; all of the disc does. */
    boolean mayContain(double latitudeThere, double longitudeThere) {
        double east = Math.abs(longitudeThere - longitude);
        return Math.abs(latitudeThere - latitude) <= halfHeight
                && (east <= halfWidth || east >= ALL_AROUND - halfWidth);
    }

    /** Whether {@link Sphere#distanceMetres} from its centre to an observation is at most its radius. */
    public boolean contains(Observation seen) {
        return mayContain(seen.latitude(), seen.longitude())
                && Sphere.isWithin(metres, latitude, longitude, seen.latitude(), seen.longitude());
    }
}
