package io.crossfix.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.console.port.RiskOutlook;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The risk of some hundred cells of Oakland as it may be on an ordinary night, and sixty sensors among them. */
final class StandInRisk implements RiskOutlook {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final double NEXT_PER_NOW = 0.08;
    private static final int SENSORS = 60;
    private static final String[] KINDS = {"GUNSHOT", "PLATE", "CAMERA"};

    private final TreeMap<String, Double> values = new TreeMap<>();

    StandInRisk() {
        try (InputStream file = StandInRisk.class.getResourceAsStream("city/risk.json")) {
            JsonNode read = new JsonMapper().readTree(file);
            read.properties()
                    .forEach(cell -> values.put(cell.getKey(), cell.getValue().asDouble()));
        } catch (IOException e) {
            throw new UncheckedIOException("city/risk.json", e);
        }
    }

    @Override
    public ObjectNode map(Clock clock) {
        ObjectNode map = JSON.objectNode().put("at", Instant.now().toString());
        map.put("unit", clock == Clock.NOW ? "probability" : "per hour");
        ArrayNode cells = map.putArray("cells");
        double factor = clock == Clock.NOW ? 1 : NEXT_PER_NOW;
        values.forEach((cell, value) ->
                cells.addObject().put("cell", cell).put("value", value * factor).set("shares", shares(value)));
        return map;
    }

    private static ArrayNode shares(double value) {
        ArrayNode shares = JSON.arrayNode();
        double logOdds = Math.log(value / (1 - value));
        shares.addObject().put("name", "GUNSHOT").put("value", (logOdds + 4.6) * 0.7);
        shares.addObject().put("name", "CALL_SHOTS").put("value", (logOdds + 4.6) * 0.3);
        shares.addObject().put("name", "prior").put("value", -4.6);
        return shares;
    }

    @Override
    public ObjectNode forecast(int hours) {
        ObjectNode forecast =
                JSON.objectNode().put("at", Instant.now().toString()).put("hours", hours);
        ArrayNode cells = forecast.putArray("cells");
        values.forEach((cell, value) -> cells.addObject()
                .put("cell", cell)
                .put("expected", value * NEXT_PER_NOW * hours)
                .put("band", value > 0.2 ? "HIGH" : value > 0.05 ? "MEDIUM" : "LOW"));
        return forecast;
    }

    @Override
    public Optional<ObjectNode> cell(String cell) {
        return Optional.ofNullable(values.get(cell)).map(value -> {
            ObjectNode detail = JSON.objectNode().put("cell", cell).put("now", value);
            detail.put("nextHour", value * NEXT_PER_NOW).put("ratePerDay", value * NEXT_PER_NOW * 24);
            detail.set("shares", shares(value));
            detail.putArray("lines")
                    .add("1 gunshot 3 minutes ago in this cell")
                    .add("2 calls about shots in the ring around it");
            return detail;
        });
    }

    @Override
    public ObjectNode route(List<Point> points, @Nullable Instant at) {
        return new MadePorts().route(points, at);
    }

    @Override
    public ObjectNode sensors() {
        ObjectNode sensors = JSON.objectNode();
        ArrayNode list = sensors.putArray("sensors");
        for (int number = 0; number < SENSORS; number++) {
            list.addObject()
                    .put("id", "s-" + number)
                    .put("kind", KINDS[number % KINDS.length])
                    .put("lat", 37.803 + 0.0052 * Math.sqrt(number) * Math.cos(number * 2.4))
                    .put("lon", -122.235 + 0.0075 * Math.sqrt(number) * Math.sin(number * 2.4))
                    .put("lastSeenAt", Instant.now().toString())
                    .put("silent", number % 17 == 5)
                    .put("reliability", 0.9);
        }
        return sensors;
    }
}
