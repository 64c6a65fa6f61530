package io.crossfix.queue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.record.Alert;
import io.crossfix.wire.RecordJson;
import java.util.List;

/** Alerts on a map: GeoJSON, RFC 7946, a point for each, everything else of the alert as its properties. */
final class GeoJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private GeoJson() {}

    static ObjectNode collection(List<Alert> alerts) {
        ArrayNode features = NODES.arrayNode();
        alerts.forEach(alert -> features.add(feature(alert)));
        ObjectNode collection = NODES.objectNode().put("type", "FeatureCollection");
        collection.set("features", features);
        return collection;
    }

    static ObjectNode feature(Alert alert) {
        ObjectNode point = NODES.objectNode().put("type", "Point");
        point.set("coordinates", NODES.arrayNode().add(alert.getLongitude()).add(alert.getLatitude()));
        ObjectNode feature = NODES.objectNode().put("type", "Feature").put("id", alert.getAlertId());
        feature.set("geometry", point);
        feature.set("properties", RecordJson.of(alert));
        return feature;
    }
}
