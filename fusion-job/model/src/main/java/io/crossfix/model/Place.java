package io.crossfix.model;

import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/**
 * A named part of the map: polygons in degrees, WGS 84, whose edges are straight in longitude and latitude (RFC 7946,
 * section 3.1.1). Its border belongs to it. The only class that knows JTS.
 */
public final class Place implements Serializable {

    private static final long serialVersionUID = 1;

    private final String name;
    private final Geometry outline;
    private transient @Nullable IndexedPointInAreaLocator locator;

    @SuppressWarnings("NullAway.Init")
    private Place(String name, Geometry outline) {
        this.name = name;
        this.outline = outline;
    }

    /**
     * A place of polygons, each an outer ring and holes, as in a GeoJSON MultiPolygon (RFC 7946, section 3.1.7).
     *
     * @param polygons polygon, ring, position, then longitude and latitude in degrees; rings are closed
     * @throws IllegalArgumentException when a ring is not closed or has fewer than four positions
     */
    public static Place of(String name, double[][][][] polygons) {
        GeometryFactory shapes = new GeometryFactory();
        Polygon[] made = new Polygon[polygons.length];
        for (int i = 0; i < polygons.length; i++) {
            LinearRing[] rings = Arrays.stream(polygons[i])
                    .map(ring -> shapes.createLinearRing(corners(ring)))
                    .toArray(LinearRing[]::new);
            made[i] = shapes.createPolygon(rings[0], Arrays.copyOfRange(rings, 1, rings.length));
        }
        return new Place(name, shapes.createMultiPolygon(made));
    }

    private static Coordinate[] corners(double[][] ring) {
        return Arrays.stream(ring)
                .map(position -> new Coordinate(position[0], position[1]))
                .toArray(Coordinate[]::new);
    }

    /** Its name, as rules use it. */
    public String name() {
        return name;
    }

    /** Its polygons as they came: polygon, ring, position, then longitude and latitude in degrees; the outer ring first. */
    public double[][][][] polygons() {
        double[][][][] polygons = new double[outline.getNumGeometries()][][][];
        for (int i = 0; i < polygons.length; i++) {
            Polygon polygon = (Polygon) outline.getGeometryN(i);
            polygons[i] = new double[polygon.getNumInteriorRing() + 1][][];
            polygons[i][0] = positions(polygon.getExteriorRing());
            for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                polygons[i][hole + 1] = positions(polygon.getInteriorRingN(hole));
            }
        }
        return polygons;
    }

    private static double[][] positions(LinearRing ring) {
        return Arrays.stream(ring.getCoordinates())
                .map(corner -> new double[] {corner.x, corner.y})
                .toArray(double[][]::new);
    }

    /** Whether a position in degrees lies in it or on its border. */
    public boolean contains(double latitude, double longitude) {
        Envelope box = outline.getEnvelopeInternal();
        if (!box.contains(longitude, latitude)) {
            return false;
        }
        IndexedPointInAreaLocator known = locator;
        if (known == null) {
            known = new IndexedPointInAreaLocator(outline);
            locator = known;
        }
        return known.locate(new Coordinate(longitude, latitude)) != Location.EXTERIOR;
    }

    /**
     * Whether a position in degrees lies in it or at most so many metres away. Measured on a plane that touches the sphere
     * at the position, right to a percent for some kilometres away from the poles.
     */
    public boolean isWithin(double latitude, double longitude, double metres) {
        if (contains(latitude, longitude)) {
            return true;
        }
        double degrees = Math.toDegrees(metres / Sphere.RADIUS_METRES);
        double squeeze = Math.cos(Math.toRadians(latitude));
        Envelope near = new Envelope(outline.getEnvelopeInternal());
        near.expandBy(degrees / squeeze, degrees);
        if (!near.contains(longitude, latitude)) {
            return false;
        }
        Geometry plane = AffineTransformation.scaleInstance(squeeze, 1).transform(outline);
        return plane.isWithinDistance(
                outline.getFactory().createPoint(new Coordinate(longitude * squeeze, latitude)), degrees);
    }

    /** Whether an observation lies in it or on its border. */
    public boolean contains(Observation seen) {
        return contains(seen.latitude(), seen.longitude());
    }

    /** What is wrong with its outline (a ring that crosses itself, a hole outside), or null when nothing is. */
    public @Nullable String fault() {
        TopologyValidationError error = new IsValidOp(outline).getValidationError();
        return error == null
                ? null
                : error.getMessage() + " at longitude " + error.getCoordinate().x + ", latitude "
                        + error.getCoordinate().y;
    }

    /** How much of the map it covers, square degrees. */
    public double squareDegrees() {
        return outline.getArea();
    }

    @Override
    public String toString() {
        return name;
    }
}
