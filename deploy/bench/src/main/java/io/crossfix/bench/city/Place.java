package io.crossfix.bench.city;

import java.util.SplittableRandom;

/**
 * A place in the city.
 *
 * @param latitude degrees north, WGS 84
 * @param longitude degrees east, WGS 84
 */
record Place(double latitude, double longitude) {

    /** Length of a side of the city, metres. */
    static final double CITY_METRES = 40_000;

    private static final Place MIDDLE = new Place(41.85, -87.68);

    /** Metres to a degree of a great circle, mean Earth radius 6,371,008.8 m. */
    private static final double DEGREE_METRES = 2 * Math.PI * 6_371_008.8 / 360;

    /** So far from the city's middle, metres. */
    static Place fromMiddle(double east, double north) {
        return MIDDLE.shifted(east, north);
    }

    /** Anywhere in the city, evenly spread. */
    static Place anywhere(SplittableRandom dice) {
        return fromMiddle(dice.nextDouble(-0.5, 0.5) * CITY_METRES, dice.nextDouble(-0.5, 0.5) * CITY_METRES);
    }

    /** At most so far from here, metres. */
    Place near(double metres, SplittableRandom dice) {
        double bearing = dice.nextDouble(2 * Math.PI);
        double distance = dice.nextDouble(metres);
        return shifted(distance * Math.sin(bearing), distance * Math.cos(bearing));
    }

    /** Anywhere on a square around here, evenly spread; the length of its side in metres. */
    Place inSquare(double side, SplittableRandom dice) {
        return shifted(dice.nextDouble(-0.5, 0.5) * side, dice.nextDouble(-0.5, 0.5) * side);
    }

    private Place shifted(double east, double north) {
        double parallel = DEGREE_METRES * Math.cos(Math.toRadians(latitude));
        return new Place(latitude + north / DEGREE_METRES, longitude + east / parallel);
    }
}
