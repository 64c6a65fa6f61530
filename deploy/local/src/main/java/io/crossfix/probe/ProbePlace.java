package io.crossfix.probe;

/**
 * Where made-up incidents happen: spots three kilometres apart, so that no two of a quarter of an hour are one incident.
 *
 * @param latitude the middle, degrees north, WGS 84, within [-75, 75]
 * @param longitude the middle, degrees east, WGS 84
 */
public record ProbePlace(double latitude, double longitude) {

    /** The place in the ocean that is farthest from land: no sensor is there, and no broken one says so, as of 0, 0. */
    public static final ProbePlace NEMO = new ProbePlace(-48.8767, -123.3933);

    /** Everything that happens here lies within so many metres of the middle. */
    static final double RADIUS_METRES = 12_000;

    static final int SPOTS_ACROSS = 6;
    private static final double APART_METRES = 3_000;
    private static final double METRES_PER_DEGREE = 111_195;

    /** @throws IllegalArgumentException when it is no such place */
    public ProbePlace {
        if (!(Math.abs(latitude) <= 75 && Math.abs(longitude) <= 179)) {
            throw new IllegalArgumentException(
                    "the place of the probe must be within 75 degrees of latitude and 179 of longitude, was " + latitude
                            + ", " + longitude);
        }
    }

    /** A point, degrees, WGS 84. */
    record Spot(double latitude, double longitude) {}

    /** One spot after the other. */
    Spot spot(long turn) {
        int at = Math.floorMod(turn, SPOTS_ACROSS * SPOTS_ACROSS);
        int row = at / SPOTS_ACROSS;
        double north = (row - (SPOTS_ACROSS - 1) / 2.0) * APART_METRES;
        double east = (at % SPOTS_ACROSS - (SPOTS_ACROSS - 1) / 2.0) * APART_METRES;
        return new Spot(
                latitude + north / METRES_PER_DEGREE,
                longitude + east / METRES_PER_DEGREE / Math.cos(Math.toRadians(latitude)));
    }
}
