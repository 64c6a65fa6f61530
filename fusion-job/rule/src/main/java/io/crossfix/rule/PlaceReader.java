package io.crossfix.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossfix.model.Place;
import java.util.Arrays;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Reads a place from a GeoJSON geometry (RFC 7946): Polygon or MultiPolygon, whose form a JSON Schema has checked. */
final class PlaceReader {

    /** Most positions of one place. */
    static final int MAX_POSITIONS = 20_000;

    /** About a million square kilometres: more is a slip, not a place in a city. */
    private static final double MAX_SQUARE_DEGREES = 100;

    private final BiConsumer<String, String> faults;
    private boolean sound = true;

    /** @param faults takes the JSON pointer of what is wrong, and what it is */
    PlaceReader(BiConsumer<String, String> faults) {
        this.faults = faults;
    }

    /** The place, or null when something is wrong with it. */
    @Nullable
    Place read(String pointer, String name, JsonNode geometry) {
        boolean single = geometry.path("type").asText().equals("Polygon");
        String where = pointer + "/coordinates";
        JsonNode coordinates = geometry.path("coordinates");
        double[][][][] polygons =
                single ? new double[][][][] {rings(where, coordinates)} : polygons(where, coordinates);
        if (sound) {
            checkSize(where, polygons);
        }
        if (!sound) {
            return null;
        }
        Place place = Place.of(name, polygons);
        checkShape(where, place);
        return sound ? place : null;
    }

    private double[][][][] polygons(String pointer, JsonNode written) {
        double[][][][] polygons = new double[written.size()][][][];
        for (int i = 0; i < polygons.length; i++) {
            polygons[i] = rings(pointer + "/" + i, written.get(i));
        }
        return polygons;
    }

    private double[][][] rings(String pointer, JsonNode written) {
        double[][][] rings = new double[written.size()][][];
        if (rings.length == 0) {
            fault(pointer, "has no ring");
        }
        for (int i = 0; i < rings.length; i++) {
            rings[i] = ring(pointer + "/" + i, written.get(i));
        }
        return rings;
    }

    private double[][] ring(String pointer, JsonNode written) {
        double[][] ring = new double[written.size()][];
        for (int i = 0; i < ring.length; i++) {
            ring[i] = position(pointer + "/" + i, written.get(i));
        }
        if (ring.length < 4 || !Arrays.equals(ring[0], ring[ring.length - 1])) {
            fault(pointer, "is no closed ring: its last position must be its first, and it must have four or more");
        }
        return ring;
    }

    private double[] position(String pointer, JsonNode written) {
        double longitude = written.path(0).asDouble(Double.NaN);
        double latitude = written.path(1).asDouble(Double.NaN);
        if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) {
            fault(pointer, "is no [longitude, latitude] in degrees: " + written);
        }
        return new double[] {longitude, latitude};
    }

    private void checkSize(String pointer, double[][][][] polygons) {
        long positions = Arrays.stream(polygons)
                .flatMap(Arrays::stream)
                .mapToLong(ring -> ring.length)
                .sum();
        if (positions > MAX_POSITIONS) {
            fault(pointer, "has " + positions + " positions, at most " + MAX_POSITIONS + " are read");
        }
    }

    private void checkShape(String pointer, Place place) {
        String wrong = place.fault();
        if (wrong != null) {
            fault(pointer, "is no area: " + wrong);
        } else if (place.squareDegrees() > MAX_SQUARE_DEGREES) {
            fault(
                    pointer,
                    "covers " + Math.round(place.squareDegrees()) + " square degrees, at most "
                            + Math.round(MAX_SQUARE_DEGREES) + " are a place");
        }
    }

    private void fault(String pointer, String message) {
        sound = false;
        faults.accept(pointer, message);
    }
}
