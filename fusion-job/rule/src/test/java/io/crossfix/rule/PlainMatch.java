package io.crossfix.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A match: each step with the ids of its facts in their order.
 *
 * @param steps by name; what has none is not in it
 */
record PlainMatch(Map<String, List<String>> steps) {

    PlainMatch {
        steps = new TreeMap<>(steps);
    }

    static PlainMatch parse(String text) {
        return new PlainMatch(Arrays.stream(text.split(" "))
                .map(step -> step.split("="))
                .collect(Collectors.toMap(step -> step[0], step -> List.of(step[1].split(",")))));
    }

    List<String> of(String step) {
        return steps.getOrDefault(step, List.of());
    }

    @Override
    public String toString() {
        return steps.entrySet().stream()
                .map(step -> step.getKey() + "=" + String.join(",", step.getValue()))
                .collect(Collectors.joining(" "));
    }
}
