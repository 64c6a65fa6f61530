package io.crossfix.feeds.simulate;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * A point on the sphere. Computed with {@link StrictMath}, so that the same seed gives the same bytes on every machine.
 *
 * @param latitude degrees north
 * @param longitude degrees east
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
@JsonPropertyOrder({"latitude", "longitude"})
public record Place(double latitude, double longitude) {

    /** Mean radius of the earth, metres (IUGG R1). */
    static final double EARTH_RADIUS_METRES = 6_371_008.8;

    /** Great-circle distance (haversine), metres. */
    double metresTo(Place other) {
        double north = StrictMath.sin(StrictMath.toRadians(other.latitude - latitude) / 2);
        double east = StrictMath.sin(StrictMath.toRadians(other.longitude - longitude) / 2);
        double chord = north * north + cosLatitude() * other.cosLatitude() * east * east;
        return 2 * EARTH_RADIUS_METRES * StrictMath.asin(StrictMath.min(1, StrictMath.sqrt(chord)));
    }

    /** Initial bearing of the great circle, degrees clockwise from north, [0, 360). */
    double bearingTo(Place other) {
        double east = StrictMath.toRadians(other.longitude - longitude);
        double y = StrictMath.sin(east) * other.cosLatitude();
        double x = cosLatitude() * other.sinLatitude() - sinLatitude() * other.cosLatitude() * StrictMath.cos(east);
        double degrees = StrictMath.toDegrees(StrictMath.atan2(y, x));
        return degrees < 0 ? degrees + 360 : degrees;
    }

    /** The point that lies so many metres east and north of this one, along one great circle. */
    Place shifted(double eastMetres, double northMetres) {
        double angle = StrictMath.hypot(eastMetres, northMetres) / EARTH_RADIUS_METRES;
        double bearing = StrictMath.atan2(eastMetres, northMetres);
        double sine =
                sinLatitude() * StrictMath.cos(angle) + cosLatitude() * StrictMath.sin(angle) * StrictMath.cos(bearing);
        double turn = StrictMath.atan2(
                StrictMath.sin(bearing) * StrictMath.sin(angle) * cosLatitude(),
                StrictMath.cos(angle) - sinLatitude() * sine);
        return new Place(StrictMath.toDegrees(StrictMath.asin(sine)), longitude + StrictMath.toDegrees(turn));
    }

    /** The point to six decimals (about 0.1 m), as sensors publish it. */
    Place rounded() {
        return new Place(StrictMath.rint(latitude * 1e6) / 1e6, StrictMath.rint(longitude * 1e6) / 1e6);
    }

    private double sinLatitude() {
        return StrictMath.sin(StrictMath.toRadians(latitude));
    }

    private double cosLatitude() {
        return StrictMath.cos(StrictMath.toRadians(latitude));
    }
}
