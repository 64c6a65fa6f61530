package io.crossfix.outlook.route;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossfix.document.Fault;
import io.crossfix.document.InvalidDocument;
import io.crossfix.document.YamlDocument;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one LineString of a GeoJSON text (RFC 7946): itself, that of a Feature, or that of a FeatureCollection. */
final class GeoJsonRoute {

    private static final String SCHEMA = "/json-schema/route.schema.json";

    private final YamlDocument document;
    private final List<Fault> faults = new ArrayList<>();

    private GeoJsonRoute(YamlDocument document) {
        this.document = document;
    }

    static List<Waypoint> read(String text, String source) throws InvalidDocument {
        // JSON is YAML but for tabs, which stand between tokens only.
        String plain = text.replace('\t', ' ');
        GeoJsonRoute route = new GeoJsonRoute(YamlDocument.read(plain, source, SCHEMA, (int) RouteFile.MAX_BYTES));
        List<Waypoint> way = route.way();
        if (!route.faults.isEmpty()) {
            throw new InvalidDocument(route.faults);
        }
        return way;
    }

    private List<Waypoint> way() {
        List<JsonNode> lines = new ArrayList<>();
        collect(document.root(), lines);
        List<Waypoint> way = new ArrayList<>();
        if (lines.size() == 1) {
            lines.get(0).path("coordinates").forEach(position -> take(position, way));
        } else {
            faults.add(document.fault(document.root(), "one LineString is wanted, there are " + lines.size()));
        }
        return way;
    }

    private static void collect(JsonNode node, List<JsonNode> lines) {
        switch (node.path("type").asText()) {
            case "LineString" -> lines.add(node);
            case "Feature" -> collect(node.path("geometry"), lines);
            case "FeatureCollection" -> node.path("features").forEach(feature -> collect(feature, lines));
            default -> {}
        }
    }

    private void take(JsonNode position, List<Waypoint> way) {
        String wrong = wrong(position);
        if (wrong == null) {
            way.add(new Waypoint(position.get(1).doubleValue(), position.get(0).doubleValue(), null));
        } else {
            faults.add(document.fault(position, wrong));
        }
    }

    private static @Nullable String wrong(JsonNode position) {
        return position.isArray()
                        && position.size() >= 2
                        && position.get(0).isNumber()
                        && position.get(1).isNumber()
                ? RouteFile.wrong(position.get(1).doubleValue(), position.get(0).doubleValue())
                : "a position is [longitude, latitude], was " + position;
    }
}
