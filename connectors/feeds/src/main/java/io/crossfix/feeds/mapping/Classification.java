package io.crossfix.feeds.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossfix.feeds.read.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Decides what a row becomes: an exact key of the table, else the longest key with a star, else the default. */
final class Classification {

    private final @Nullable Template by;
    private final Map<String, Entry> exact = new HashMap<>();
    private final NavigableMap<String, Entry> prefixes = new TreeMap<>();
    private final @Nullable Entry otherwise;

    /**
     * What a row was found to be.
     *
     * @param entry what it becomes, null when rows without an entry are filtered
     * @param unlisted the text that the table has no entry for, null when it has one
     */
    record Found(@Nullable Entry entry, @Nullable String unlisted) {}

    private Classification(@Nullable Template by, @Nullable Entry otherwise) {
        this.by = by;
        this.otherwise = otherwise;
    }

    static Classification read(JsonNode node, EntryReader entries, Columns columns, Faults faults) {
        checkShape(node, faults);
        if (node.has("always")) {
            return new Classification(null, entries.read(node.path("always")));
        }
        JsonNode otherwise = node.path("default");
        Classification classification = new Classification(
                Template.read(node.path("by"), columns, faults),
                otherwise.has("stream") ? entries.read(otherwise) : null);
        node.path("table").properties().forEach(row -> classification.add(row.getKey(), entries.read(row.getValue())));
        return classification;
    }

    Found of(Line.Row row, String file) {
        if (by == null) {
            return new Found(otherwise, null);
        }
        String text = by.fill(row, file);
        Entry entry = exact.get(text);
        if (entry == null) {
            entry = longestPrefix(text);
        }
        return entry == null ? new Found(otherwise, text) : new Found(entry, null);
    }

    /** Everything that it may make of a row. */
    List<Entry> entries() {
        List<Entry> all = new ArrayList<>(exact.values());
        all.addAll(prefixes.values());
        if (otherwise != null) {
            all.add(otherwise);
        }
        return all;
    }

    private void add(String key, Entry entry) {
        if (key.endsWith("*")) {
            prefixes.put(key.substring(0, key.length() - 1), entry);
        } else {
            exact.put(key, entry);
        }
    }

    private @Nullable Entry longestPrefix(String text) {
        // Of the keys that a text begins with, the longest is the greatest; those in between do not fit and are stepped
        // over.
        for (Map.Entry<String, Entry> at = prefixes.floorEntry(text);
                at != null;
                at = prefixes.lowerEntry(at.getKey())) {
            if (text.startsWith(at.getKey())) {
                return at.getValue();
            }
        }
        return null;
    }

    private static void checkShape(JsonNode node, Faults faults) {
        boolean table = node.has("by") || node.has("table") || node.has("default");
        boolean whole = node.has("by") && node.has("table") && node.has("default");
        if (node.has("always") == table || (table && !whole)) {
            faults.add(node, "classify has either always, or all of by, table and default");
        }
        JsonNode otherwise = node.path("default");
        if (otherwise.isTextual() && !otherwise.asText().equals("filter")) {
            faults.add(otherwise, "default is an entry or the word filter, was '" + otherwise.asText() + "'");
        }
    }
}
