package io.crossfix.rule;

import dev.cel.common.types.SimpleType;
import io.crossfix.document.Nearest;
import org.jspecify.annotations.Nullable;

/** Reads what a rule's matches are split by. */
record PerReader(RuleSource source) {

    private static final String POINTER = "/per";

    @Nullable
    Per read(Part part, String fieldName) {
        if (part.minimum() == 0) {
            source.fault(
                    POINTER, "'" + part.name() + "' may be missing: only a part that must be there splits the matches");
        }
        FactField field = FactField.of(part.kind()).get(fieldName);
        if (field == null) {
            source.fault(
                    POINTER,
                    part.kind() + " has no field '" + fieldName + "'; did you mean '"
                            + Nearest.to(fieldName, FactField.of(part.kind()).keySet()) + "'?");
            return null;
        }
        if (field.type() == SimpleType.DOUBLE) {
            source.fault(POINTER, "'" + fieldName + "' is a measurement: equal values mean nothing");
        }
        return new Per(part, field);
    }
}
