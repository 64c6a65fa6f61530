package io.crossfix.rule;

import dev.cel.common.types.SimpleType;
import io.crossfix.document.Nearest;
import io.crossfix.rule.RuleText.PartText;
import org.jspecify.annotations.Nullable;

/** Reads how the candidates of a part that stands in no sequence are counted. */
record CountingReader(RuleSource source) {

    Counting read(String pointer, PartText written) {
        return new Counting(
                written.atLeast() == null ? 1 : written.atLeast(),
                written.optional(),
                distinct(pointer + "/distinct", written),
                written.collect() == null ? Collect.ALL : written.collect());
    }

    private @Nullable FactField distinct(String pointer, PartText written) {
        String name = written.distinct();
        if (name == null) {
            return null;
        }
        FactField field = FactField.of(written.kind()).get(name);
        if (field == null) {
            source.fault(
                    pointer,
                    written.kind() + " has no field '" + name + "'; did you mean '"
                            + Nearest.to(name, FactField.of(written.kind()).keySet()) + "'?");
        } else if (field.type() == SimpleType.DOUBLE) {
            source.fault(pointer, "'" + name + "' is a measurement: different values mean nothing");
        }
        return field;
    }
}
