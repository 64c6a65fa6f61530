package io.crossfix.feeds.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossfix.feeds.read.Line;
import io.crossfix.wire.Refusal.Reason;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Where a number comes from: a constant, or a column times a scale.
 *
 * @param measure what it is
 * @param column null for a constant
 * @param factor the constant, or the scale
 * @param lenient whether a number out of range counts as unknown, and does not refuse the row
 */
record NumberField(Measure measure, @Nullable Column column, double factor, boolean lenient) {

    static NumberField read(Measure measure, JsonNode node, Columns columns, Faults faults) {
        if (node.isObject()) {
            Column column = columns.plain(node.path("column").asText(), node.path("column"));
            boolean lenient = node.path("out-of-range").asText().equals("unknown");
            return new NumberField(measure, column, node.path("scale").asDouble(1), lenient);
        }
        if (!measure.allows(node.asDouble())) {
            faults.add(node, measure.rule() + ", was " + node.asText());
        }
        return new NumberField(measure, null, node.asDouble(), false);
    }

    /** The row's number; none when the cell is empty. */
    OptionalDouble of(Line.Row row) throws RefusedRow {
        if (column == null) {
            return OptionalDouble.of(factor);
        }
        String text = column.of(row);
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        double value = Decimal.parse(text) * factor;
        if (Double.isNaN(value)) {
            throw new RefusedRow(Reason.BAD_VALUE, "column '" + column.name() + "' holds no number");
        }
        if (!measure.allows(value) && lenient) {
            return OptionalDouble.empty();
        }
        if (!measure.allows(value)) {
            throw new RefusedRow(
                    Reason.BAD_VALUE,
                    measure.rule() + ", was " + Measure.text(value) + " (column '" + column.name() + "')");
        }
        return OptionalDouble.of(measure.stored(value));
    }
}
