package io.crossfix.rule;

import io.crossfix.model.Observation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the candidates of a part that stands in no sequence are counted, and which of them are evidence.
 *
 * @param atLeast how many there must be; of an absent or vetoing part: how many break it
 * @param optional whether the rule holds without them
 * @param distinct a field by whose different values is counted, or null to count facts
 * @param collect which of them are evidence
 */
record Counting(int atLeast, boolean optional, @Nullable FactField distinct, Collect collect) {

    /** Of a part that is not counted by itself. */
    static final Counting NONE = new Counting(0, true, null, Collect.ALL);

    /** How many there must be for the rule to hold. */
    int minimum() {
        return optional ? 0 : atLeast;
    }

    /** Those that count, of candidates in their order: a fact without the field's value counts for nothing. */
    List<Observation> counted(List<Observation> candidates) {
        return distinct == null
                ? candidates
                : candidates.stream()
                        .filter(fact -> distinct.read(fact) != null)
                        .toList();
    }

    /** Whether there are enough of those that count. */
    boolean isReached(List<Observation> counted) {
        return number(counted) >= atLeast;
    }

    /** How many different ones there are. */
    int number(List<Observation> counted) {
        return distinct == null
                ? counted.size()
                : (int) counted.stream().map(distinct::read).distinct().count();
    }

    /** The evidence among those that count: all, or the earliest that suffice. */
    List<Observation> kept(List<Observation> counted) {
        if (collect == Collect.ALL) {
            return counted;
        }
        List<Observation> kept = new ArrayList<>();
        Set<Object> values = new HashSet<>();
        for (Observation fact : counted) {
            Object value = distinct == null ? fact : distinct.read(fact);
            if (kept.size() < atLeast && value != null && values.add(value)) {
                kept.add(fact);
            }
        }
        return kept;
    }
}
