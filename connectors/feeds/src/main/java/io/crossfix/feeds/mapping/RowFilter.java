package io.crossfix.feeds.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossfix.feeds.read.Line;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Leaves rows out.
 *
 * @param name what they are counted under
 * @param column what is looked at
 * @param drops whether a row with this text is left out
 */
record RowFilter(String name, Column column, Predicate<String> drops) {

    private static final List<String> TESTS = List.of("in", "not-in", "starts-with", "is");

    static List<RowFilter> readAll(JsonNode nodes, Columns columns, Faults faults) {
        List<RowFilter> filters = new ArrayList<>();
        Set<String> names = new HashSet<>(Set.of(Outcome.BLANK, Outcome.OTHER));
        for (JsonNode node : nodes) {
            String name = node.path("name").asText();
            if (!names.add(name)) {
                faults.add(node.path("name"), "the filter name '" + name + "' is taken");
            }
            filters.add(test(node, columns, faults));
        }
        return filters;
    }

    boolean drops(Line.Row row) {
        return drops.test(column.of(row));
    }

    /** A test of one column, with or without a name. */
    static RowFilter test(JsonNode node, Columns columns, Faults faults) {
        List<String> tests = TESTS.stream().filter(node::has).toList();
        if (tests.size() != 1) {
            faults.add(
                    node,
                    "a filter has exactly one of " + String.join(", ", TESTS) + "; this one has "
                            + (tests.isEmpty() ? "none" : String.join(" and ", tests)));
        }
        String test = tests.isEmpty() ? "is" : tests.get(0);
        return new RowFilter(
                node.path("name").asText(), columns.tested(node.path("column").asText()), test(test, node.path(test)));
    }

    private static Predicate<String> test(String test, JsonNode operand) {
        return switch (test) {
            case "in" -> texts(operand)::contains;
            case "not-in" -> Predicate.not(texts(operand)::contains);
            case "starts-with" -> beginsWithOneOf(texts(operand));
            default -> operand.asText().equals("empty") ? String::isEmpty : Predicate.not(String::isEmpty);
        };
    }

    private static Predicate<String> beginsWithOneOf(Set<String> beginnings) {
        return text -> beginnings.stream().anyMatch(text::startsWith);
    }

    private static Set<String> texts(JsonNode operand) {
        Set<String> texts = new HashSet<>();
        operand.forEach(text -> texts.add(text.asText().strip()));
        return texts;
    }
}
