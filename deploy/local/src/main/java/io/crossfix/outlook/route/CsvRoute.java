package io.crossfix.outlook.route;

import io.crossfix.document.Fault;
import io.crossfix.document.InvalidDocument;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Positions as lines of {@code latitude,longitude[,time]}, times as ISO 8601 with an offset; a heading is passed over. */
final class CsvRoute {

    private static final int WITHOUT_TIME = 2;
    private static final int WITH_TIME = 3;

    private final String source;
    private final List<Fault> faults = new ArrayList<>();
    private final List<Waypoint> way = new ArrayList<>();
    private int line;

    private CsvRoute(String source) {
        this.source = source;
    }

    static List<Waypoint> read(String text, String source) throws InvalidDocument {
        CsvRoute route = new CsvRoute(source);
        text.lines().forEach(route::take);
        if (!route.faults.isEmpty()) {
            throw new InvalidDocument(route.faults);
        }
        return route.way;
    }

    private void take(String text) {
        line++;
        if (text.isBlank() || (line == 1 && text.toLowerCase(Locale.ROOT).contains("lat"))) {
            return;
        }
        String[] fields = text.split(",", -1);
        if (fields.length != WITHOUT_TIME && fields.length != WITH_TIME) {
            fault("lat,lon or lat,lon,time is wanted, was '" + text.strip() + "'");
            return;
        }
        Double latitude = number("latitude", fields[0]);
        Double longitude = number("longitude", fields[1]);
        Instant at = fields.length == WITH_TIME ? time(fields[2]) : null;
        if (latitude == null || longitude == null || (fields.length == WITH_TIME && at == null)) {
            return;
        }
        String wrong = RouteFile.wrong(latitude, longitude);
        if (wrong == null) {
            add(new Waypoint(latitude, longitude, at));
        } else {
            fault(wrong);
        }
    }

    private void add(Waypoint next) {
        Waypoint before = way.isEmpty() ? null : way.get(way.size() - 1);
        if (before != null && (before.at() == null) != (next.at() == null)) {
            fault("either every position has a time or none has; this one has " + (next.at() == null ? "none" : "one"));
        } else if (before != null
                && before.at() != null
                && next.at() != null
                && next.at().isBefore(before.at())) {
            fault("times must not go back, was " + next.at() + " after " + before.at());
        }
        way.add(next);
    }

    private @Nullable Double number(String what, String text) {
        try {
            return Double.valueOf(text.strip());
        } catch (NumberFormatException e) {
            fault(what + " must be a number, was '" + text.strip() + "'");
            return null;
        }
    }

    private @Nullable Instant time(String text) {
        try {
            return OffsetDateTime.parse(text.strip()).toInstant();
        } catch (DateTimeException e) {
            fault("time must be ISO 8601 with an offset, such as 2026-11-27T01:00:00Z, was '" + text.strip() + "'");
            return null;
        }
    }

    private void fault(String message) {
        faults.add(new Fault(source, line, 1, message));
    }
}
