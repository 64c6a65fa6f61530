package io.crossfix.feeds.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossfix.feeds.read.Line;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A text with places for cells: {@code oak-{event_number}}; {@code {#line}} and {@code {#file}} say where the row stood. */
final class Template {

    private final List<Part> parts = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();

    private interface Part {
        String of(Line.Row row, String file);
    }

    static Template read(JsonNode node, Columns columns, Faults faults) {
        Template template = new Template();
        String text = node.asText();
        int from = 0;
        while (from < text.length()) {
            int open = text.indexOf('{', from);
            int close = open < 0 ? -1 : text.indexOf('}', open);
            if (open >= 0 && close <= open + 1) {
                faults.add(node, "'" + text + "' has a { without a column and a } behind it");
                break;
            }
            template.literal(text.substring(from, open < 0 ? text.length() : open));
            if (open < 0) {
                break;
            }
            template.place(text.substring(open + 1, close), node, columns);
            from = close + 1;
        }
        return template;
    }

    /** The text for a row. */
    String fill(Line.Row row, String file) {
        if (parts.size() == 1) {
            return parts.get(0).of(row, file);
        }
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(part.of(row, file)));
        return text.toString();
    }

    /** The first of its columns that the row has nothing in, or null. */
    @Nullable
    String emptyColumn(Line.Row row) {
        for (Column column : columns) {
            if (column.of(row).isEmpty()) {
                return column.name();
            }
        }
        return null;
    }

    /** The columns that it takes texts from. */
    List<Column> columns() {
        return columns;
    }

    private void literal(String text) {
        if (!text.isEmpty()) {
            parts.add((row, file) -> text);
        }
    }

    private void place(String name, JsonNode node, Columns all) {
        switch (name) {
            case "#line" -> parts.add((row, file) -> Long.toString(row.number()));
            case "#file" -> parts.add((row, file) -> file);
            default -> {
                Column column = all.plain(name, node);
                columns.add(column);
                parts.add((row, file) -> column.of(row));
            }
        }
    }
}
