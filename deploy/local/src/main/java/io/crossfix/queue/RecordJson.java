package io.crossfix.queue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericFixed;
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
}
