package io.crossfix.outlook.route;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.model.Grid;
import io.crossfix.outlook.Hexagon;
import io.crossfix.outlook.Reasons;
import io.crossfix.outlook.RiskJson;
import io.crossfix.outlook.route.RouteRisk.Stretch;
import io.crossfix.wire.RecordJson;
import java.time.Instant;
import java.util.List;

/** The risk along a route for programs: an object with the stretches, or GeoJSON (RFC 7946) of the way and their outlines. */
public final class RouteJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int REASONS = 5;

    private RouteJson() {}

    /** All of it in numbers, and {@code stretches}. */
    public static ObjectNode object(RouteRisk risk, List<Stretch> shown) {
        ObjectNode object = about(risk);
        ArrayNode stretches = object.putArray("stretches");
        shown.forEach(stretch -> stretches.add(properties(stretch)));
        return object;
    }

    /** The way as a LineString with all of it in numbers, and a polygon for each stretch. */
    public static ObjectNode geoJson(RouteRisk risk, List<Stretch> shown, Grid grid) {
        ObjectNode collection = NODES.objectNode().put("type", "FeatureCollection");
        ArrayNode features = collection.putArray("features");
        ObjectNode line = NODES.objectNode().put("type", "LineString");
        ArrayNode positions = line.putArray("coordinates");
        risk.route()
                .way()
                .forEach(point -> positions.addArray().add(point.longitude()).add(point.latitude()));
        features.add(feature(line, about(risk)));
        shown.forEach(stretch -> features.add(
                feature(Hexagon.geometry(grid.corners(stretch.passage().cell())), properties(stretch))));
        return collection;
    }

    private static ObjectNode feature(ObjectNode geometry, ObjectNode properties) {
        ObjectNode feature = NODES.objectNode().put("type", "Feature");
        feature.set("geometry", geometry);
        feature.set("properties", properties);
        return feature;
    }

    private static ObjectNode about(RouteRisk risk) {
        ObjectNode about = NODES.objectNode()
                .put("summary", risk.summary())
                .put("weights", risk.weights().weights().label())
                .put("weightsOrigin", risk.weights().origin())
                .put(
                        "starts",
                        Instant.ofEpochMilli(risk.route().reached().get(0)).toString())
                .put("seconds", risk.takes().toSeconds())
                .put("metres", risk.metres())
                .put("cells", risk.stretches().size())
                .put("raised", risk.raised().size())
                .put(
                        "oldestReadingAt",
                        risk.oldestReading().map(Instant::toString).orElse(null));
        ArrayNode notes = about.putArray("notes");
        risk.notes().forEach(notes::add);
        return about;
    }

    private static ObjectNode properties(Stretch stretch) {
        Passage passage = stretch.passage();
        ObjectNode properties = RiskJson.of(stretch.risk())
                .put("number", stretch.number())
                .put("entered", Instant.ofEpochMilli(passage.entered()).toString())
                .put("left", Instant.ofEpochMilli(passage.left()).toString())
                .put("fromMetres", passage.from())
                .put("toMetres", passage.to())
                .put("raised", stretch.isRaised())
                .put("readingIsLater", stretch.risk().isLaterThan(passage.entered()));
        ArrayNode reasons = properties.putArray("reasons");
        Reasons.of(stretch.risk().rateShares(), REASONS).forEach(reasons::add);
        ArrayNode facts = properties.putArray("facts");
        stretch.recentFacts().forEach(fact -> facts.add(RecordJson.of(fact)));
        return properties;
    }
}
