package io.crossfix.feeds.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossfix.feeds.read.Line;
import io.crossfix.record.ReviewState;
import java.util.HashMap;
import java.util.Map;

/** Whether the vendor's reviewer has listened to it: always the same, or as a column's text says. */
interface Choice {

    ReviewState of(Line.Row row);

    static Choice read(JsonNode node, Columns columns) {
        if (!node.isObject()) {
            ReviewState constant = ReviewState.valueOf(node.asText(ReviewState.RAW.name()));
            return row -> constant;
        }
        Column column = columns.tested(node.path("column").asText());
        ReviewState otherwise = ReviewState.valueOf(node.path("default").asText(ReviewState.RAW.name()));
        Map<String, ReviewState> table = new HashMap<>();
        node.path("table")
                .properties()
                .forEach(text -> table.put(
                        text.getKey(), ReviewState.valueOf(text.getValue().asText())));
        return row -> table.getOrDefault(column.of(row), otherwise);
    }
}
