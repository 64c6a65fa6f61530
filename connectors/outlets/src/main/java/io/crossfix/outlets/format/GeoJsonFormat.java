package io.crossfix.outlets.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.record.Alert;
import java.util.List;

/** GeoJSON (RFC 7946): a Feature for each alert, a point in WGS 84, longitude first. */
public final class GeoJsonFormat implements Format {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @Override
    public Message write(Telling telling) {
        ObjectNode feature = feature(telling.alert(), AlertFields.of(telling));
        return Message.of(telling, "application/geo+json", feature.toString());
    }

    /** All of an alert that may leave. */
    public static ObjectNode feature(Alert alert) {
        return feature(alert, AlertFields.of(alert));
    }

    /** Alerts as one FeatureCollection. */
    public static ObjectNode collection(List<Alert> alerts) {
        ArrayNode features = NODES.arrayNode();
        alerts.forEach(alert -> features.add(feature(alert)));
        ObjectNode collection = NODES.objectNode().put("type", "FeatureCollection");
        collection.set("features", features);
        return collection;
    }

    private static ObjectNode feature(Alert alert, ObjectNode properties) {
        ObjectNode point = NODES.objectNode().put("type", "Point");
        point.set("coordinates", NODES.arrayNode().add(alert.getLongitude()).add(alert.getLatitude()));
        ObjectNode feature = NODES.objectNode().put("type", "Feature").put("id", alert.getAlertId());
        feature.set("geometry", point);
        feature.set("properties", properties);
        return feature;
    }
}
