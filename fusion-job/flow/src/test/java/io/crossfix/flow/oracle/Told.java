package io.crossfix.flow.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * A match that stands in the end, as the oracle and the engine must agree on it.
 *
 * @param id the match id
 * @param evidence "step=KIND/id#revision", sorted
 */
public record Told(String id, SortedSet<String> evidence) {

    /** Every match on which two accounts differ, in words. */
    public static List<String> differences(Map<String, Told> expected, Map<String, Told> found) {
        List<String> differences = new ArrayList<>();
        expected.forEach((id, told) -> {
            if (!found.containsKey(id)) {
                differences.add("missing " + told);
            } else if (!found.get(id).equals(told)) {
                differences.add("expected " + told + " but found " + found.get(id));
            }
        });
        found.forEach((id, told) -> {
            if (!expected.containsKey(id)) {
                differences.add("not expected " + told);
            }
        });
        return differences;
    }
}
