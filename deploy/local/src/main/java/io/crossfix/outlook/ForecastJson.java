package io.crossfix.outlook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.model.Grid;
import io.crossfix.outlook.Forecast.CellForecast;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A forecast for programs: an object with the cells, or a GeoJSON FeatureCollection (RFC 7946) of their outlines. */
public final class ForecastJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int REASONS = 5;

    private ForecastJson() {}

    /** What has to be known of it, and {@code cells}. */
    public static ObjectNode object(Forecast forecast, Grid grid) {
        ObjectNode object = about(forecast, NODES.objectNode());
        ArrayNode cells = object.putArray("cells");
        forecast.cells().forEach(cell -> cells.add(properties(cell, forecast.at(), grid)));
        return object;
    }

    /** A polygon for each cell with the same properties; what has to be known of it are further members. */
    public static ObjectNode geoJson(Forecast forecast, Grid grid) {
        ObjectNode collection = about(forecast, NODES.objectNode().put("type", "FeatureCollection"));
        ArrayNode features = collection.putArray("features");
        forecast.cells().forEach(cell -> {
            long id = cell.risk().cell();
            ObjectNode feature = features.addObject().put("type", "Feature").put("id", Grid.text(id));
            feature.set("geometry", Hexagon.geometry(grid.corners(id)));
            feature.set("properties", properties(cell, forecast.at(), grid));
        });
        return collection;
    }

    private static ObjectNode about(Forecast forecast, ObjectNode object) {
        object.put("at", Instant.ofEpochMilli(forecast.at()).toString())
                .put("weights", forecast.weights().weights().label())
                .put("weightsOrigin", forecast.weights().origin())
                .put("cellsKnown", forecast.all())
                .put("oldestReadingAt", text(forecast.known().oldest().orElse(null)))
                .put("newestReadingAt", text(forecast.known().newest().orElse(null)))
                .put("ofOtherWeights", forecast.otherWeights())
                .put("laterReadings", forecast.later())
                .put("probabilityHourOfCellsNeverHeardOf", forecast.unheardOf().probability(Horizon.HOUR));
        ArrayNode notes = object.putArray("notes");
        forecast.notes().forEach(notes::add);
        return object;
    }

    private static ObjectNode properties(CellForecast cell, long asked, Grid grid) {
        CellRisk risk = cell.risk();
        Grid.Point middle = grid.middle(risk.cell());
        ObjectNode properties = RiskJson.of(risk)
                .put("rolling", cell.rolling())
                .put("latitude", middle.latitude())
                .put("longitude", middle.longitude())
                .put("readingIsLater", risk.isLaterThan(asked));
        ArrayNode reasons = properties.putArray("reasons");
        Reasons.of(risk.rateShares(), REASONS).forEach(reasons::add);
        return properties;
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
