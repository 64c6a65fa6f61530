package io.crossfix.feeds.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossfix.feeds.read.PayloadFormat;
import io.crossfix.feeds.read.PayloadReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the part of a mapping that says how messages are written. Its paths are all that is ever looked at. */
final class PayloadSource {

    private static final List<String> FOR_FILES = List.of("charset", "delimiter", "columns");

    private PayloadSource() {}

    /** Whether a source is one of messages. */
    static boolean describes(JsonNode source) {
        return List.of("json", "xml", "eido").contains(source.path("format").asText());
    }

    static PayloadFormat read(JsonNode source, Faults faults) {
        PayloadFormat.Kind kind =
                PayloadFormat.Kind.valueOf(source.path("format").asText().toUpperCase(Locale.ROOT));
        for (String key : FOR_FILES) {
            if (source.has(key)) {
                faults.add(source.path(key), key + " is for files only");
            }
        }
        boolean fixed = kind == PayloadFormat.Kind.EIDO;
        if (fixed == source.has("paths")) {
            faults.add(source, fixed ? "an EIDO has its columns, it takes no paths" : "messages need paths");
        }
        Map<String, List<String>> paths = new LinkedHashMap<>();
        source.path("paths").properties().forEach(path -> paths.put(path.getKey(), texts(path.getValue())));
        return new PayloadFormat(kind, source.has("each") ? texts(source.path("each")) : List.of(), paths);
    }

    /** Finds fault with columns without path, paths without use, and paths that are none. */
    static void check(PayloadFormat format, Columns columns, JsonNode source, Faults faults) {
        if (format.kind() != PayloadFormat.Kind.EIDO) {
            for (String column : columns.names()) {
                if (!format.paths().containsKey(column)) {
                    faults.add(source, "column '" + column + "' is read, but paths does not say where it stands");
                }
            }
            format.paths().keySet().stream()
                    .filter(name -> !columns.names().contains(name))
                    .forEach(name -> faults.add(
                            source.path("paths").path(name), "nothing of this mapping reads '" + name + "'"));
        }
        try {
            PayloadReader.of(format, columns.names());
        } catch (IllegalArgumentException e) {
            faults.add(source, String.valueOf(e.getMessage()));
        }
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        (node.isArray() ? node : List.of(node)).forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
