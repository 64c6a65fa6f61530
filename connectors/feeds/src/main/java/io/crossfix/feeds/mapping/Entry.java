package io.crossfix.feeds.mapping;

import io.crossfix.feeds.read.Line;
import io.crossfix.record.Origin;
import io.crossfix.record.ReviewState;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What a classified row becomes.
 *
 * @param stream the stream it belongs to
 * @param category a symbol of the stream's category enumeration
 * @param sensor who says so
 * @param numbers where its numbers come from
 * @param token where its plate or caller comes from, if it has one
 * @param incident where its incident comes from, if it has one
 * @param origin who brought it about
 * @param review whether the vendor's reviewer has listened to it
 * @param exercise true for tests and drills
 */
record Entry(
        Stream stream,
        Enum<?> category,
        Template sensor,
        Map<Measure, NumberField> numbers,
        @Nullable TokenField token,
        @Nullable Template incident,
        Origin origin,
        ReviewState review,
        boolean exercise) {

    /** The row's number of this measure; none when it is not mapped or the cell is empty. */
    OptionalDouble number(Measure measure, Line.Row row) throws RefusedRow {
        NumberField field = numbers.get(measure);
        return field == null ? OptionalDouble.empty() : field.of(row);
    }
}
