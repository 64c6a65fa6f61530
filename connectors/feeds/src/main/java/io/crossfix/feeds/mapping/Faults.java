package io.crossfix.feeds.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossfix.document.Fault;
import io.crossfix.document.InvalidDocument;
import io.crossfix.document.YamlDocument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is wrong with a mapping, all of it. */
final class Faults {

    private final YamlDocument document;
    private final List<Fault> found = new ArrayList<>();

    Faults(YamlDocument document) {
        this.document = document;
    }

    void add(JsonNode where, String message) {
        found.add(document.fault(where, message));
    }

    void throwIfAny() throws InvalidDocument {
        if (!found.isEmpty()) {
            found.sort(Comparator.comparingInt(Fault::line).thenComparingInt(Fault::column));
            throw new InvalidDocument(found.stream().distinct().toList());
        }
    }
}
