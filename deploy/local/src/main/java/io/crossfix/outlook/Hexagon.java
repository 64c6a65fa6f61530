package io.crossfix.outlook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.model.Grid.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The outline of a cell as a GeoJSON geometry (RFC 7946): closed, counter-clockwise, longitude first, and cut where it crosses
 * the antimeridian (3.1.9). A cell around a pole is not cut: nobody observes there.
 */
public final class Hexagon {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final double HALF_TURN = 180;
    private static final double TURN = 360;

    private Hexagon() {}

    /** A Polygon, or a MultiPolygon of both sides of the antimeridian. */
    public static ObjectNode geometry(List<Point> corners) {
        if (!crossesAntimeridian(corners)) {
            ObjectNode polygon = NODES.objectNode().put("type", "Polygon");
            polygon.putArray("coordinates").add(ring(corners));
            return polygon;
        }
        List<Point> eastwards = corners.stream()
                .map(corner ->
                        corner.longitude() < 0 ? new Point(corner.latitude(), corner.longitude() + TURN) : corner)
                .toList();
        List<Point> west = cut(eastwards, corner -> HALF_TURN - corner.longitude());
        List<Point> east = cut(eastwards, corner -> corner.longitude() - HALF_TURN).stream()
                .map(corner -> new Point(corner.latitude(), corner.longitude() - TURN))
                .toList();
        ObjectNode both = NODES.objectNode().put("type", "MultiPolygon");
        ArrayNode polygons = both.putArray("coordinates");
        polygons.addArray().add(ring(west));
        polygons.addArray().add(ring(east));
        return both;
    }

    private static boolean crossesAntimeridian(List<Point> corners) {
        double most = corners.stream().mapToDouble(Point::longitude).max().orElse(0);
        double least = corners.stream().mapToDouble(Point::longitude).min().orElse(0);
        return most - least > HALF_TURN;
    }

    /**
     * The part of a convex outline where a measure that is linear along its sides is not negative (I. Sutherland and G.
     * Hodgman, Reentrant polygon clipping, 1974).
     */
    private static List<Point> cut(List<Point> corners, ToDoubleFunction<Point> inside) {
        List<Point> kept = new ArrayList<>();
        for (int i = 0; i < corners.size(); i++) {
            Point from = corners.get(i);
            Point to = corners.get((i + 1) % corners.size());
            double begin = inside.applyAsDouble(from);
            double end = inside.applyAsDouble(to);
            if (begin >= 0) {
                kept.add(from);
            }
            if (begin * end < 0) {
                double latitude = from.latitude() + (to.latitude() - from.latitude()) * begin / (begin - end);
                kept.add(new Point(latitude, HALF_TURN));
            }
        }
        return kept;
    }

    private static ArrayNode ring(List<Point> corners) {
        ArrayNode ring = NODES.arrayNode();
        corners.forEach(corner -> ring.add(position(corner)));
        ring.add(position(corners.get(0)));
        return ring;
    }

    private static ArrayNode position(Point point) {
        return NODES.arrayNode().add(point.longitude()).add(point.latitude());
    }
}
