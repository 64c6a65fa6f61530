package io.crossfix.feeds.mapping;

import io.crossfix.feeds.read.Line;
import io.crossfix.feeds.token.Tokeniser;
import io.crossfix.wire.Refusal;
import io.crossfix.wire.Refusal.Reason;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Turns the lines of a file into what became of them, as a mapping says. Not thread-safe. */
public final class RowDecoder {

    private static final int MAX_ID = 128;
    private static final int MAX_SENSOR = 64;

    private final Mapping mapping;
    private final Tokeniser tokeniser;
    private final Known known;
    private final Redaction redaction;

    /** One to which nothing but the row is known. */
    public RowDecoder(Mapping mapping, Tokeniser tokeniser) {
        this(mapping, tokeniser, Known.NOTHING);
    }

    /**
     * @param tokeniser makes the tokens, if the mapping asks for any
     * @param known where sensors stand, and what was said before
     */
    public RowDecoder(Mapping mapping, Tokeniser tokeniser, Known known) {
        this.mapping = mapping;
        this.tokeniser = tokeniser;
        this.known = known;
        this.redaction = new Redaction(mapping);
    }

    /**
     * What became of a line.
     *
     * @param file name of its file, for {@code {#file}}
     */
    public Outcome decode(Line line, String file) {
        if (line instanceof Line.Row row) {
            return decode(row, file);
        }
        return line instanceof Line.Broken broken
                ? new Outcome.Refused(broken.refusal(), redaction.of(line))
                : new Outcome.Filtered(Outcome.BLANK);
    }

    private Outcome decode(Line.Row row, String file) {
        for (RowFilter filter : mapping.filters()) {
            if (filter.drops(row)) {
                return new Outcome.Filtered(filter.name());
            }
        }
        Classification.Found found = mapping.classification().of(row, file);
        Entry entry = found.entry();
        if (entry == null) {
            return new Outcome.Filtered(Outcome.OTHER);
        }
        try {
            Observation seen = observation(entry, row, file);
            return new Outcome.Observed(
                    seen.record(entry, row), seen.at(), seen.reported(), found.unlisted(), sequence(row));
        } catch (RefusedRow e) {
            String detail = e.refusal().detail() + " (line " + row.number() + ")";
            return new Outcome.Refused(new Refusal(e.refusal().reason(), detail), redaction.of(row));
        }
    }

    private Observation observation(Entry entry, Line.Row row, String file) throws RefusedRow {
        String id = identifier("id", mapping.id(), MAX_ID, row, file);
        SpecificRecord earlier = entry.amends().of(row) ? said(entry, id) : null;
        String sensor = identifier("sensor", entry.sensor(), MAX_SENSOR, row, file);
        Known.Station station = known.station(sensor);
        Instant at = at(row, earlier);
        TokenField token = entry.token();
        Template incident = entry.incident();
        return new Observation(
                id,
                station == null ? sensor : station.id(),
                at,
                reported(row, at),
                position(row, station, earlier),
                token == null ? null : token.of(row, tokeniser, at),
                incident == null || incident.emptyColumn(row) != null ? null : incident(incident, row, file),
                earlier);
    }

    private SpecificRecord said(Entry entry, String id) throws RefusedRow {
        SpecificRecord earlier = known.said(entry.stream().kind(), id);
        if (earlier == null) {
            throw new RefusedRow(
                    Reason.NOTHING_TO_AMEND, "it corrects something that nobody has said, or said long ago");
        }
        return earlier;
    }

    private Instant at(Line.Row row, @Nullable SpecificRecord earlier) throws RefusedRow {
        Instant at = mapping.time().of(row);
        if (at != null) {
            return at;
        }
        if (earlier != null) {
            return Fields.observedAt(earlier);
        }
        throw new RefusedRow(
                Reason.BAD_VALUE, "column '" + mapping.time().name() + "' is empty, so when it happened is unknown");
    }

    private Observation.Spot position(Line.Row row, Known.@Nullable Station station, @Nullable SpecificRecord earlier)
            throws RefusedRow {
        PositionField field = mapping.position();
        boolean given = field.isGiven(row);
        if (!given && earlier != null) {
            return new Observation.Spot(
                    Fields.latitude(earlier), Fields.longitude(earlier), Fields.uncertaintyMetres(earlier));
        }
        if (!given
                && field.otherwiseSensor()
                && station != null
                && station.latitude() != null
                && station.longitude() != null) {
            return new Observation.Spot(station.latitude(), station.longitude(), station.uncertaintyMetres());
        }
        PositionField.Position position = field.of(row);
        return new Observation.Spot(position.latitude(), position.longitude(), null);
    }

    private @Nullable Instant reported(Line.Row row, Instant at) throws RefusedRow {
        TimeField field = mapping.reported();
        Instant reported = field == null ? null : field.of(row);
        // Published before it happened: somebody typed a date without a time. When is then unknown.
        return reported == null || reported.isBefore(at) ? null : reported;
    }

    private @Nullable Long sequence(Line.Row row) throws RefusedRow {
        Column column = mapping.sequence();
        if (column == null || column.of(row).isEmpty()) {
            return null;
        }
        try {
            return Long.parseUnsignedLong(column.of(row));
        } catch (NumberFormatException e) {
            throw new RefusedRow(Reason.BAD_VALUE, "column '" + column.name() + "' holds no sequence number");
        }
    }

    private static String incident(Template template, Line.Row row, String file) throws RefusedRow {
        return identifier("incident", template, MAX_ID, row, file);
    }

    private static String identifier(String what, Template template, int most, Line.Row row, String file)
            throws RefusedRow {
        String missing = template.emptyColumn(row);
        if (missing != null) {
            throw new RefusedRow(Reason.BAD_ID, what + " needs column '" + missing + "', which is empty");
        }
        String text = template.fill(row, file);
        if (text.isBlank() || text.length() > most) {
            throw new RefusedRow(Reason.BAD_ID, what + " must have 1 to " + most + " characters, has " + text.length());
        }
        return text;
    }
}
