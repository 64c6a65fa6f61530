package io.crossfix.feeds.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossfix.feeds.read.Line;
import io.crossfix.wire.Refusal.Reason;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A column with a time in it. */
final class TimeField {

    /** Nothing is replayed from before this; a zero or a number in the wrong unit lands there. */
    static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

    /** Nor from behind this. */
    static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private final Column column;
    private final List<TimeFormat> formats;
    private final List<String> names;
    private final @Nullable LocalClock clock;

    private TimeField(Column column, List<TimeFormat> formats, List<String> names, @Nullable LocalClock clock) {
        this.column = column;
        this.formats = formats;
        this.names = names;
        this.clock = clock;
    }

    static TimeField read(JsonNode node, Columns columns, Faults faults) {
        List<TimeFormat> formats = new ArrayList<>();
        List<String> names = new ArrayList<>();
        JsonNode format = node.path("format");
        for (JsonNode name : format.isArray() ? format : List.of(format)) {
            names.add(name.asText());
            addFormat(name, formats, faults);
        }
        if (!node.has("zone") && formats.stream().anyMatch(f -> f.local() && !names.contains("iso-8601"))) {
            faults.add(node, "a zone is needed: the format says local times");
        }
        Column column = columns.plain(node.path("column").asText(), node.path("column"));
        return new TimeField(column, formats, names, clock(node, faults));
    }

    /** The row's time, or null when the cell is empty. */
    @Nullable
    Instant of(Line.Row row) throws RefusedRow {
        String text = column.of(row);
        if (text.isEmpty()) {
            return null;
        }
        for (TimeFormat format : formats) {
            Object read = format.parse(text);
            if (read != null) {
                return plausible(read instanceof LocalDateTime local ? instant(local) : (Instant) read);
            }
        }
        throw new RefusedRow(
                Reason.BAD_VALUE, "column '" + column.name() + "' is not written as " + String.join(" or ", names));
    }

    /** Its column's name, for messages. */
    String name() {
        return column.name();
    }

    private Instant instant(LocalDateTime local) throws RefusedRow {
        if (clock == null) {
            throw new RefusedRow(
                    Reason.BAD_VALUE,
                    "column '" + column.name() + "' has a time without offset, and the mapping names no zone for it");
        }
        Instant instant = clock.instant(local);
        if (instant == null) {
            throw new RefusedRow(
                    Reason.IMPLAUSIBLE_TIME,
                    "column '" + column.name() + "' says " + local + ", which the clocks of " + clock.zone()
                            + " skipped");
        }
        return instant;
    }

    private Instant plausible(Instant instant) throws RefusedRow {
        if (instant.isBefore(EARLIEST) || !instant.isBefore(LATEST)) {
            throw new RefusedRow(
                    Reason.IMPLAUSIBLE_TIME,
                    "column '" + column.name() + "' must lie from " + EARLIEST + " to " + LATEST + ", was " + instant);
        }
        return instant;
    }

    private static void addFormat(JsonNode name, List<TimeFormat> formats, Faults faults) {
        try {
            formats.add(TimeFormat.of(name.asText()));
        } catch (IllegalArgumentException e) {
            faults.add(name, "no time format: " + e.getMessage());
        }
    }

    private static @Nullable LocalClock clock(JsonNode node, Faults faults) {
        boolean later = node.path("overlap").asText().equals("later");
        boolean shift = !node.path("gap").asText().equals("reject");
        try {
            return node.has("zone") ? new LocalClock(ZoneId.of(node.path("zone").asText()), later, shift) : null;
        } catch (DateTimeException e) {
            faults.add(node.path("zone"), "'" + node.path("zone").asText() + "' is no IANA time zone");
            return null;
        }
    }
}
