package io.crossfix.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossfix.model.Observation;
import io.crossfix.model.Sphere;
import io.crossfix.model.Token;
import io.crossfix.record.Kind;
import io.crossfix.record.Origin;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One observation of an example: metres east and north of a fixed point, a time of a fixed day in the city's zone, so that
 * hours and weekdays are those of the text everywhere; what is left out has the default of its Avro schema.
 */
record ExampleFact(String name, PartKind kind, JsonNode fields, ZoneId zone) {

    private static final double LATITUDE = 37.8;
    private static final double LONGITUDE = -122.27;
    private static final LocalDate DAY = LocalDate.of(2026, 1, 15);

    Observation observation() {
        double latitude = LATITUDE + Math.toDegrees(metres("north") / Sphere.RADIUS_METRES);
        double parallel = Sphere.RADIUS_METRES * Math.cos(Math.toRadians(LATITUDE));
        double longitude = LONGITUDE + Math.toDegrees(metres("east") / parallel);
        return new Observation(
                kind.kind(),
                fields.path("id").asText(name),
                fields.path("sensorId").asText("sensor-" + kind),
                millis(LocalTime.parse(fields.get("at").asText()), zone),
                latitude,
                longitude,
                (float) fields.path("uncertaintyMetres").asDouble(usualUncertainty()),
                fields.path("confidence").asDouble(1),
                category(),
                quantity(),
                token(),
                number("headingDegrees"),
                number("speedMetresPerSecond"),
                origin(),
                fields.path("exercise").asBoolean(false),
                0,
                false,
                Double.NaN);
    }

    /** A fact of which nothing but its category is of interest. */
    static Observation ofCategory(Kind kind, int category) {
        return Observation.plain(kind, "", "", 0, 0, 0, 0, 0, category, 0);
    }

    /** A time of the fixed day in a zone, milliseconds since epoch. */
    static long millis(LocalTime time, ZoneId zone) {
        return DAY.atTime(time).atZone(zone).toInstant().toEpochMilli();
    }

    private double metres(String direction) {
        return fields.has(direction) ? Measures.metres(fields.get(direction).asText()) : 0;
    }

    private int category() {
        int usual = kind == PartKind.HOTLIST_HIT ? 1 : 0;
        return fields.has("category")
                ? LiteralCheck.categories(kind.kind())
                        .indexOf(fields.get("category").asText())
                : usual;
    }

    private int quantity() {
        return switch (kind.kind()) {
            case GUNSHOT -> fields.path("rounds").asInt(1);
            case CAMERA -> fields.path("count").asInt(1);
            case CALL -> fields.path("priority").asInt(0);
            case PLATE -> 1;
        };
    }

    private @Nullable Token token() {
        return switch (kind.kind()) {
            case PLATE -> token(fields.path("token").asText(name));
            case CALL -> fields.has("caller") ? token(fields.get("caller").asText()) : null;
            case GUNSHOT, CAMERA -> null;
        };
    }

    private static Token token(String word) {
        UUID digest = UUID.nameUUIDFromBytes(word.getBytes(StandardCharsets.UTF_8));
        return new Token(digest.getMostSignificantBits(), digest.getLeastSignificantBits());
    }

    private float number(String field) {
        return (float) fields.path(field).asDouble(Double.NaN);
    }

    private Origin origin() {
        Origin usual = kind.kind() == Kind.CALL ? Origin.REPORTED : Origin.SENSOR;
        return Origin.valueOf(fields.path("origin").asText(usual.name()));
    }

    private double usualUncertainty() {
        return switch (kind.kind()) {
            case GUNSHOT -> 25;
            case PLATE -> 15;
            case CALL -> 100;
            case CAMERA -> 30;
        };
    }
}
