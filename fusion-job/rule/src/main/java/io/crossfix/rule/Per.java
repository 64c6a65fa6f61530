package io.crossfix.rule;

import io.crossfix.model.Observation;
import io.crossfix.model.Token;
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

    /** A value as a finding tells it. */
    static String text(Object value) {
        return value instanceof Token token ? token.hex() : value.toString();
    }
}
