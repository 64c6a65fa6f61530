package io.crossfix.feeds.mapping;

import io.crossfix.feeds.read.Line;
import io.crossfix.record.Origin;
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
 * @param exercise whether it is a test or drill
 * @param retracted whether it withdraws what was said of the same id
 * @param amends whether what it leaves open stays as it was said before
 */
record Entry(
        Stream stream,
        Enum<?> category,
        Template sensor,
        Map<Measure, NumberField> numbers,
        @Nullable TokenField token,
        @Nullable Template incident,
        Origin origin,
        Choice review,
        Flag exercise,
        Flag retracted,
        Flag amends) {

    /** The row's number of this measure; none when it is not mapped or the cell is empty. */
    OptionalDouble number(Measure measure, Line.Row row) throws RefusedRow {
        NumberField field = numbers.get(measure);
        return field == null ? OptionalDouble.empty() : field.of(row);
    }
}
