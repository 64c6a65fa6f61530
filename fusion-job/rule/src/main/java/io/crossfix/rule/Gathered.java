package io.crossfix.rule;

import io.crossfix.model.Observation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The candidates of one question.
 *
 * @param around of each {@code around} part
 * @param sequence the sequence, if the rule has one
 * @param feed what the sequence would be fed
 */
record Gathered(
        Map<Part, List<Observation>> around, @Nullable AskedSequence sequence, List<Fed> feed) {

    /** Whether every part that must be there has its count. */
    boolean suffices() {
        return around.entrySet().stream().allMatch(entry -> isMet(entry.getKey(), entry.getValue()))
                && (sequence == null || sequence.canHold(feed));
    }

    private static boolean isMet(Part part, List<Observation> candidates) {
        Counting counting = part.counting();
        return counting.optional() || counting.isReached(candidates);
    }

    /** The values that the candidates of {@code per}'s part have, by their text. */
    NavigableMap<String, Object> values(Per per) {
        NavigableMap<String, Object> values = new TreeMap<>();
        candidates(per.part())
                .map(per::of)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(value -> values.put(Per.text(value), value));
        return values;
    }

    /** The same, but of {@code per}'s part only the candidates with this value. */
    Gathered only(Per per, Object value) {
        if (around.containsKey(per.part())) {
            Map<Part, List<Observation>> fewer = new LinkedHashMap<>(around);
            fewer.computeIfPresent(
                    per.part(),
                    (part, all) -> all.stream()
                            .filter(fact -> value.equals(per.of(fact)))
                            .toList());
            return new Gathered(fewer, sequence, feed);
        }
        return sequence == null ? this : new Gathered(around, sequence, sequence.only(per, value, feed));
    }

    /** The candidates of a part that must be there. */
    Stream<Observation> candidates(Part part) {
        List<Observation> here = around.get(part);
        if (here != null) {
            return here.stream();
        }
        return sequence == null ? Stream.empty() : sequence.candidates(part, feed);
    }
}
