package io.crossfix.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.crossfix.backtest.engine.FoundMatch;
import io.crossfix.backtest.report.BacktestReport.LabelFigures;
import io.crossfix.backtest.report.BacktestReport.ShareFigures;
import io.crossfix.backtest.statistics.Interval;
import io.crossfix.local.CommandFailed;
import io.crossfix.model.Sphere;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What really happened, to judge matches by. */
public final class TrueEvents {

    private static final JsonMapper MAPPER = new JsonMapper();
    /** In simulations around a real recording: something real, but nobody knows what. */
    private static final String UNKNOWN = "REAL_DETECTION";

    private static final int MAX_EVENTS = 1_000_000;

    private final Nearness nearness;
    private final List<Event> events;
    private final NavigableMap<Long, List<Event>> byTime;
    private final NavigableMap<Long, List<Event>> unknownByTime;

    /**
     * What counts as near.
     *
     * @param kind kind of the events that a match should lie near, for example SHOOTING
     * @param millis most time between a match's anchor and the event, milliseconds
     * @param metres most distance between them, metres
     */
    public record Nearness(String kind, long millis, double metres) {}

    private record Event(String kind, long at, double latitude, double longitude) {}

    private TrueEvents(Nearness nearness, List<Event> all) {
        this.nearness = nearness;
        this.events = ofKind(all, nearness.kind());
        this.byTime = byTime(events);
        this.unknownByTime = byTime(ofKind(all, UNKNOWN));
    }

    private static List<Event> ofKind(List<Event> all, String kind) {
        return all.stream().filter(event -> event.kind().equals(kind)).toList();
    }

    private static NavigableMap<Long, List<Event>> byTime(List<Event> events) {
        return events.stream().collect(Collectors.groupingBy(Event::at, TreeMap::new, Collectors.toList()));
    }

    /**
     * Reads JSON Lines with {@code kind}, {@code at} (ISO 8601), {@code latitude} and {@code longitude}, as simulations write
     * them.
     *
     * @throws CommandFailed when the file cannot be read, or a line is no such event
     */
    public static TrueEvents read(Path file, Nearness nearness) {
        List<Event> all = new ArrayList<>();
        try (Stream<String> lines = Files.lines(file)) {
            lines.limit(MAX_EVENTS + 1L).filter(line -> !line.isBlank()).forEach(line -> all.add(event(line, file)));
        } catch (IOException e) {
            throw new CommandFailed("the true events in " + file + " cannot be read: " + e, e);
        }
        if (all.size() > MAX_EVENTS) {
            throw new CommandFailed(file + " holds more than " + MAX_EVENTS + " events");
        }
        return new TrueEvents(nearness, all);
    }

    private static Event event(String line, Path file) {
        try {
            JsonNode node = MAPPER.readTree(line);
            if (!node.path("latitude").isNumber() || !node.path("longitude").isNumber()) {
                throw new CommandFailed("a line of " + file + " has no latitude and longitude in numbers");
            }
            return new Event(
                    node.path("kind").asText(),
                    Instant.parse(node.path("at").asText()).toEpochMilli(),
                    node.path("latitude").asDouble(),
                    node.path("longitude").asDouble());
        } catch (IOException | DateTimeException e) {
            throw new CommandFailed(
                    "a line of " + file + " is no true event: it needs kind, at, latitude, longitude", e);
        }
    }

    /** What was judged by, in a sentence. */
    String sentence() {
        return events.isEmpty()
                ? "the truth holds no " + nearness.kind() + ": precision unknown"
                : String.format(
                        "%,d true events of kind %s; a match is right when its anchor lies within %d min and %.0f m of one",
                        events.size(), nearness.kind(), nearness.millis() / 60_000, nearness.metres());
    }

    /** How many of these matches are right, and how many of the events have one of them. */
    LabelFigures judge(List<FoundMatch> matches) {
        long right = matches.stream().filter(match -> isNear(match, byTime)).count();
        long nobodyKnows = matches.stream()
                .filter(match -> !isNear(match, byTime) && isNear(match, unknownByTime))
                .count();
        long found = events.stream()
                .filter(event -> matches.stream().anyMatch(match -> near(match, event)))
                .count();
        long judged = events.isEmpty() ? 0 : matches.size() - nobodyKnows;
        return new LabelFigures(share(right, judged), nobodyKnows, share(found, events.size()));
    }

    private boolean isNear(FoundMatch match, NavigableMap<Long, List<Event>> events) {
        long from = match.at() - nearness.millis();
        long to = match.at() + nearness.millis();
        return events.subMap(from, true, to, true).values().stream()
                .flatMap(List::stream)
                .anyMatch(event -> near(match, event));
    }

    private boolean near(FoundMatch match, Event event) {
        return Math.abs(match.at() - event.at()) <= nearness.millis()
                && Sphere.distanceMetres(match.latitude(), match.longitude(), event.latitude(), event.longitude())
                        <= nearness.metres();
    }

    private static ShareFigures share(long count, long of) {
        if (of == 0) {
            return new ShareFigures(count, 0, null, null, null);
        }
        Interval interval = Interval.wilson(count, of, Interval.CONFIDENCE);
        return new ShareFigures(count, of, (double) count / of, interval.lower(), interval.upper());
    }
}
