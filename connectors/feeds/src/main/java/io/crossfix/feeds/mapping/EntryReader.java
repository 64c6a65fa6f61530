package io.crossfix.feeds.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossfix.record.Origin;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the entries of a classification; what an entry does not say, the mapping's {@code fields} say for it. */
final class EntryReader {

    private final JsonNode root;
    private final JsonNode fields;
    private final Columns columns;
    private final Faults faults;
    private final Set<String> used = new HashSet<>();

    EntryReader(JsonNode root, Columns columns, Faults faults) {
        this.root = root;
        this.fields = root.path("fields");
        this.columns = columns;
        this.faults = faults;
    }

    Entry read(JsonNode node) {
        Stream stream = Stream.valueOf(node.path("stream").asText());
        refuseStrangers(node, stream);
        JsonNode sensor = node.has("sensor") ? node.path("sensor") : root.path("sensor");
        return new Entry(
                stream,
                category(node.path("category"), stream),
                Template.read(sensor, columns, faults),
                numbers(node, stream),
                token(node, stream),
                stream == Stream.CALL ? incident(node) : null,
                Origin.valueOf(value(node, "origin").asText(stream.usualOrigin().name())),
                Choice.read(value(node, "review"), columns),
                Flag.read(value(node, "exercise"), columns, faults),
                Flag.read(value(node, "retracted"), columns, faults),
                Flag.read(value(node, "amends"), columns, faults));
    }

    /** Finds fault with every common field that no entry has a use for. */
    void checkFieldsAreUsed() {
        fields.fieldNames().forEachRemaining(key -> {
            if (!used.contains(key)) {
                faults.add(fields.path(key), "no stream of this mapping has a field '" + key + "'");
            }
        });
    }

    private JsonNode value(JsonNode node, String key) {
        return node.has(key) ? node.path(key) : fields.path(key);
    }

    private Enum<?> category(JsonNode node, Stream stream) {
        if (node.isMissingNode()) {
            return stream.usualCategory();
        }
        for (Enum<?> category : stream.categories()) {
            if (category.name().equals(node.asText())) {
                return category;
            }
        }
        faults.add(node, "'" + node.asText() + "' is no category of " + stream + "; it has " + stream.categories());
        return stream.usualCategory();
    }

    private Map<Measure, NumberField> numbers(JsonNode node, Stream stream) {
        Map<Measure, NumberField> numbers = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            JsonNode value = value(node, measure.key());
            if (measure.belongsTo(stream) && !value.isMissingNode()) {
                numbers.put(measure, NumberField.read(measure, value, columns, faults));
            }
        }
        return numbers;
    }

    private @Nullable TokenField token(JsonNode node, Stream stream) {
        return switch (stream) {
            case PLATE -> plate(node);
            case CALL -> optionalToken(value(node, "caller"));
            case GUNSHOT, CAMERA -> null;
        };
    }

    private @Nullable TokenField plate(JsonNode node) {
        JsonNode plate = value(node, "plate");
        if (plate.isMissingNode()) {
            faults.add(node, "a PLATE observation needs a plate: {column: …, tokenise: plate}");
        }
        return optionalToken(plate);
    }

    private @Nullable TokenField optionalToken(JsonNode node) {
        return node.isMissingNode() ? null : TokenField.read(node, columns);
    }

    private @Nullable Template incident(JsonNode node) {
        JsonNode incident = value(node, "incident");
        return incident.isMissingNode() ? null : Template.read(incident, columns, faults);
    }

    private void refuseStrangers(JsonNode node, Stream stream) {
        fields.fieldNames().forEachRemaining(key -> {
            if (fits(key, stream)) {
                used.add(key);
            }
        });
        node.fieldNames().forEachRemaining(key -> {
            if (!fits(key, stream)) {
                faults.add(node.path(key), "a " + stream + " observation has no field '" + key + "'");
            }
        });
    }

    private static boolean fits(String key, Stream stream) {
        for (Measure measure : Measure.values()) {
            if (measure.key().equals(key)) {
                return measure.belongsTo(stream);
            }
        }
        return switch (key) {
            case "plate" -> stream == Stream.PLATE;
            case "caller", "incident" -> stream == Stream.CALL;
            case "review" -> stream == Stream.GUNSHOT;
            default -> true;
        };
    }
}
