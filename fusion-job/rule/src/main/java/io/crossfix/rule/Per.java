package io.crossfix.rule;

import io.crossfix.model.FactsView;
import io.crossfix.model.Observation;
import io.crossfix.model.Token;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The value that splits a rule's matches: one finding for each.
 *
 * @param part the part whose candidates are split
 * @param field the field that they are split by
 */
record Per(Part part, FactField field) {

    /** The value of a fact; null when the fact does not have it and so belongs to no value. */
    @Nullable
    Object of(Observation fact) {
        return field.read(fact);
    }

    /** The facts of its part's stream that have a value, within a closed span of time in milliseconds since epoch. */
    List<Observation> only(Object value, FactsView facts, long from, long to) {
        if (value instanceof Token token) {
            return facts.within(part.kind(), from, to, token);
        }
        return facts.within(part.kind(), from, to).stream()
                .filter(fact -> value.equals(of(fact)))
                .toList();
    }

    /** A value as a finding tells it. */
    static String text(Object value) {
        return value instanceof Token token ? token.hex() : value.toString();
    }
}
