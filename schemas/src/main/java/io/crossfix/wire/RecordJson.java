package io.crossfix.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Records as JSON for programs: times as ISO 8601 in UTC, H3 cells and tokens as hexadecimal
 * text, everything else as it is. */
public final class RecordJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** A 64-bit cell does not survive as a JSON number. */
    private static final Set<String> CELLS = Set.of("riskCell", "keyCell");

    private RecordJson() {}

    /** The record as an object with its fields in their order. */
    public static ObjectNode of(SpecificRecord value) {
        ObjectNode object = NODES.objectNode();
        for (Schema.Field field : value.getSchema().getFields()) {
            object.set(field.name(), field(field.name(), value.get(field.pos())));
        }
        return object;
    }

    private static JsonNode field(String name, @Nullable Object value) {
        return CELLS.contains(name) && value instanceof Long cell
                ? NODES.textNode(Long.toHexString(cell))
                : node(value);
    }

    private static JsonNode node(@Nullable Object value) {
        if (value == null) {
            return NODES.nullNode();
        }
        if (value instanceof SpecificRecord inner) {
            return of(inner);
        }
        if (value instanceof Collection<?> items) {
            ArrayNode array = NODES.arrayNode();
            items.forEach(item -> array.add(node(item)));
            return array;
        }
        return scalar(value);
    }

    private static JsonNode scalar(Object value) {
        if (value instanceof GenericFixed fixed) {
            return NODES.textNode(HexFormat.of().formatHex(fixed.bytes()));
        }
        if (value instanceof Boolean yes) {
            return NODES.booleanNode(yes);
        }
        if (value instanceof Integer count) {
            return NODES.numberNode(count);
        }
        if (value instanceof Long count) {
            return NODES.numberNode(count);
        }
        if (value instanceof Float measure) {
            return NODES.numberNode(measure);
        }
        return value instanceof Double measure ? NODES.numberNode(measure) : NODES.textNode(value.toString());
    }

    /**
     * Reads back a record without cells that {@link #of} wrote; a field that is not there gets its default.
     *
     * @throws IllegalArgumentException when it is no such record; names the field, never its value
     */
    public static SpecificRecord read(JsonNode object, Schema schema) {
        SpecificRecord record = (SpecificRecord) SpecificData.get().newRecord(null, schema);
        for (Schema.Field field : schema.getFields()) {
            JsonNode value = object.get(field.name());
            try {
                record.put(
                        field.pos(),
                        value == null ? SpecificData.get().getDefaultValue(field) : value(value, field.schema()));
            } catch (RuntimeException e) {
                throw new IllegalArgumentException("field " + field.name() + " of a " + schema.getName(), e);
            }
        }
        return record;
    }

    private static @Nullable Object value(JsonNode node, Schema schema) {
        return switch (schema.getType()) {
            case UNION ->
                node.isNull()
                        ? null
                        : value(
                                node,
                                schema.getTypes().stream()
                                        .filter(type -> type.getType() != Schema.Type.NULL)
                                        .findFirst()
                                        .orElseThrow());
            case STRING -> demand(node.isTextual(), node).textValue();
            case BOOLEAN -> demand(node.isBoolean(), node).booleanValue();
            case INT -> demand(node.canConvertToInt(), node).intValue();
            case FLOAT -> demand(node.isNumber(), node).floatValue();
            case DOUBLE -> demand(node.isNumber(), node).doubleValue();
            case LONG ->
                schema.getLogicalType() == null
                        ? demand(node.isNumber(), node).longValue()
                        : Instant.parse(node.asText());
            case ENUM -> SpecificData.get().createEnum(node.asText(), schema);
            case FIXED -> SpecificData.get().createFixed(null, HexFormat.of().parseHex(node.asText()), schema);
            default -> throw new IllegalArgumentException("a " + schema.getType() + " is not read");
        };
    }

    private static JsonNode demand(boolean holds, JsonNode node) {
        if (!holds) {
            throw new IllegalArgumentException("is of another type");
        }
        return node;
    }
}
