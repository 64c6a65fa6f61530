package io.crossfix.feeds.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossfix.feeds.read.Line;

/** Something that is so or not: always, never, or as a column says. */
interface Flag {

    boolean of(Line.Row row);

    static Flag read(JsonNode node, Columns columns, Faults faults) {
        if (!node.isObject()) {
            boolean constant = node.asBoolean(false);
            return row -> constant;
        }
        return RowFilter.test(node, columns, faults)::drops;
    }
}
