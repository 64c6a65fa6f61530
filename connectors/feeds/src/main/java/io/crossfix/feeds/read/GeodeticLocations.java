package io.crossfix.feeds.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/**
 * Places in an EIDO: PIDF-LO documents (RFC 4119) in strings, with a shape of RFC 5491, section 5.2. A civic address is
 * never read. Not thread-safe.
 */
final class GeodeticLocations {

    /** Whose location counts, best first (locationTypeDescriptionRegistryText). */
    private static final List<String> BEST_FIRST =
            List.of("Caller", "CurrentIncident", "InitialIncident", "RoutingLocation", "Other");

    private static final int MAX_CORNERS = 100;
    private static final double METRES_PER_DEGREE = 111_195;
    private static final List<String> RADII = List.of("radius", "semiMajorAxis", "outerRadius");

    private final XmlDocuments documents = new XmlDocuments();

    /**
     * A place, as it was written.
     *
     * @param latitude degrees, WGS 84
     * @param longitude degrees, WGS 84
     * @param radiusMetres of the shape, within which the caller is with 95 % probability (RFC 7459, section 2.2); empty
     *     for a point; the farthest corner of a polygon
     */
    record Location(String latitude, String longitude, String radiusMetres) {}

    /** The best place among those referred to, or null when none of them is geodetic. */
    @Nullable
    Location best(JsonNode references, JsonNode components) {
        Set<String> wanted = new HashSet<>();
        references.forEach(reference -> wanted.add(reference.path("$ref").asText()));
        for (String type : BEST_FIRST) {
            for (JsonNode component : components) {
                if (wanted.contains(component.path("$id").asText())
                        && component
                                .path("locationTypeDescriptionRegistryText")
                                .asText()
                                .equals(type)) {
                    Location location =
                            location(component.path("locationByValue").asText());
                    if (location != null) {
                        return location;
                    }
                }
            }
        }
        return null;
    }

    private @Nullable Location location(String presence) {
        Document document = documents.read(presence.strip().getBytes(StandardCharsets.UTF_8));
        List<double[]> corners = document == null ? List.of() : corners(document);
        if (document == null || corners.isEmpty()) {
            return null;
        }
        double latitude =
                corners.stream().mapToDouble(corner -> corner[0]).average().orElse(Double.NaN);
        double longitude =
                corners.stream().mapToDouble(corner -> corner[1]).average().orElse(Double.NaN);
        String radius = corners.size() == 1 ? radius(document) : radius(corners, latitude, longitude);
        return new Location(Double.toString(latitude), Double.toString(longitude), radius);
    }

    /** One position for a point or a circle, each corner once for a polygon; none when a number is none. */
    private static List<double[]> corners(Document document) {
        List<double[]> corners = new ArrayList<>();
        NodeList positions = document.getElementsByTagName("pos");
        for (int i = 0; i < Math.min(positions.getLength(), MAX_CORNERS); i++) {
            add(positions.item(i).getTextContent().strip().split("\\s+", 4), 0, corners);
        }
        NodeList lists = document.getElementsByTagName("posList");
        String[] numbers = lists.getLength() == 0
                ? new String[0]
                : lists.item(0).getTextContent().strip().split("\\s+", 2 * MAX_CORNERS);
        for (int i = 0; i + 1 < numbers.length; i += 2) {
            add(numbers, i, corners);
        }
        if (corners.size() > 1 && Arrays.equals(corners.get(0), corners.get(corners.size() - 1))) {
            corners.remove(corners.size() - 1);
        }
        return corners;
    }

    private static void add(String[] numbers, int from, List<double[]> corners) {
        try {
            corners.add(new double[] {Double.parseDouble(numbers[from]), Double.parseDouble(numbers[from + 1])});
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            // No position: what is left decides whether there is a place at all.
        }
    }

    private static String radius(Document document) {
        for (String name : RADII) {
            NodeList radii = document.getElementsByTagName(name);
            if (radii.getLength() > 0) {
                return radii.item(0).getTextContent().strip();
            }
        }
        return "";
    }

    /** Distance to the farthest corner on a plane, which is near enough for an uncertainty. */
    private static String radius(List<double[]> corners, double latitude, double longitude) {
        double metresEast = METRES_PER_DEGREE * Math.cos(Math.toRadians(latitude));
        double farthest = corners.stream()
                .mapToDouble(corner ->
                        Math.hypot((corner[0] - latitude) * METRES_PER_DEGREE, (corner[1] - longitude) * metresEast))
                .max()
                .orElse(0);
        return Long.toString(Math.round(farthest));
    }
}
