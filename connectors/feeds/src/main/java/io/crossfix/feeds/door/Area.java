package io.crossfix.feeds.door;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/** Where what a sensor tells of may lie. */
public interface Area {

    /** Whether a place is within; degrees, WGS 84. */
    boolean holds(double latitude, double longitude);

    /**
     * A circle.
     *
     * @param metres radius on the sphere
     */
    static Area around(Sensor.Site site, double metres) {
        return (latitude, longitude) -> metres(site, latitude, longitude) <= metres;
    }

    /**
     * A polygon; its border counts as within.
     *
     * @param ring corners as longitude and latitude, degrees, the last one the first again
     * @throws IllegalArgumentException when it is no ring
     */
    static Area within(double[][] ring) {
        GeometryFactory geometry = new GeometryFactory();
        Coordinate[] corners = new Coordinate[ring.length];
        for (int i = 0; i < ring.length; i++) {
            corners[i] = new Coordinate(ring[i][0], ring[i][1]);
        }
        PreparedGeometry polygon = PreparedGeometryFactory.prepare(geometry.createPolygon(corners));
        return (latitude, longitude) -> polygon.covers(geometry.createPoint(new Coordinate(longitude, latitude)));
    }

    /** Great-circle distance, haversine formula, metres. */
    private static double metres(Sensor.Site site, double latitude, double longitude) {
        double earthMetres = 6_371_008.8;
        double north = Math.sin(Math.toRadians(latitude - site.latitude()) / 2);
        double east = Math.sin(Math.toRadians(longitude - site.longitude()) / 2);
        double chord = north * north
                + Math.cos(Math.toRadians(site.latitude())) * Math.cos(Math.toRadians(latitude)) * east * east;
        return 2 * earthMetres * Math.asin(Math.min(1, Math.sqrt(chord)));
    }
}
