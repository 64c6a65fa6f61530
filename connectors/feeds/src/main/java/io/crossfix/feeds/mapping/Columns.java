package io.crossfix.feeds.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The columns that a mapping reads, collected while it is checked; no other is ever looked at. */
final class Columns {

    private final Map<String, Integer> slots = new LinkedHashMap<>();
    private final Map<String, JsonNode> plain = new LinkedHashMap<>();
    private final List<String> secret = new ArrayList<>();

    /** A column whose text is read and may be seen in a record. */
    Column plain(String name, JsonNode where) {
        plain.putIfAbsent(name, where);
        return tested(name);
    }

    /** A column whose text becomes a token. */
    Column secret(String name) {
        secret.add(name);
        return tested(name);
    }

    /** A column that is only compared with something. */
    Column tested(String name) {
        return new Column(name, slots.computeIfAbsent(name, unseen -> slots.size()));
    }

    /** Finds fault with every column that is both a secret and read plainly. */
    void check(Faults faults) {
        secret.stream()
                .distinct()
                .filter(plain::containsKey)
                .forEach(name -> faults.add(
                        plain.get(name), "column '" + name + "' becomes a token and must not be read plainly as well"));
    }

    /** The names, in the order of their slots. */
    List<String> names() {
        return List.copyOf(slots.keySet());
    }

    /** Whether each slot holds a secret. */
    boolean[] secrets() {
        boolean[] flags = new boolean[slots.size()];
        secret.forEach(name -> flags[slots.getOrDefault(name, 0)] = true);
        return flags;
    }
}
