package io.crossfix.console.alert;

import io.crossfix.console.alert.AlertOrder.Place;
import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.Lane;
import io.crossfix.record.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What somebody wants to see of the alerts: filters, an order, and a page of it. */
public final class AlertQuery {

    /** The names of its parameters. */
    public static final Set<String> PARAMETERS = Set.of(
            "state",
            "lane",
            "severity",
            "status",
            "rule",
            "desk",
            "reviewer",
            "reason",
            "from",
            "to",
            "q",
            "sort",
            "limit",
            "cursor");

    private static final int DEFAULT_PAGE = 100;
    private static final int MOST = 500;

    private enum State {
        OPEN,
        DECIDED,
        ALL;

        boolean holds(Alert alert) {
            return switch (this) {
                case OPEN -> Alerts.isOpen(alert);
                case DECIDED -> Alerts.isDecided(alert);
                case ALL -> true;
            };
        }
    }

    private final Predicate<Alert> filter;
    private final Comparator<Place> order;
    private final int limit;
    private final @Nullable Place after;

    private AlertQuery(Parameters given) {
        this.filter = Stream.of(enums(given), texts(given), times(given))
                .flatMap(List::stream)
                .reduce(alert -> true, Predicate::and);
        this.order = Objects.requireNonNullElse(given.oneOf(AlertOrder.class, "sort"), AlertOrder.NEWEST)
                .comparator();
        this.limit = given.number("limit", DEFAULT_PAGE, MOST);
        this.after = cursor(given);
    }

    /**
     * A page.
     *
     * @param alerts those on it
     * @param next what to ask for the next one with; null when this is the last
     * @param total how many there are on all pages
     */
    public record Page(List<Alert> alerts, @Nullable String next, int total) {}

    /**
     * Reads one.
     *
     * @param given the value of a parameter, null when it is not given
     * @throws IllegalArgumentException naming the parameter and the value that does not do
     */
    public static AlertQuery of(Function<String, @Nullable String> given) {
        return new AlertQuery(new Parameters(given));
    }

    private static List<Predicate<Alert>> enums(Parameters given) {
        State state = Objects.requireNonNullElse(given.oneOf(State.class, "state"), State.OPEN);
        Lane lane = given.oneOf(Lane.class, "lane");
        Severity severity = given.oneOf(Severity.class, "severity");
        AlertStatus status = given.oneOf(AlertStatus.class, "status");
        return List.of(
                state::holds,
                alert -> lane == null || alert.getLane() == lane,
                alert -> severity == null || alert.getSeverity() == severity,
                alert -> status == null || alert.getStatus() == status);
    }

    private static List<Predicate<Alert>> texts(Parameters given) {
        String rule = given.text("rule");
        String desk = given.text("desk");
        String reviewer = given.text("reviewer");
        String reason = given.text("reason");
        String words = given.text("q");
        List<Predicate<Alert>> filters = new ArrayList<>();
        filters.add(alert -> rule == null || alert.getRules().stream().anyMatch(one -> names(one, rule)));
        filters.add(alert -> desk == null || Alerts.visibleTo(alert).contains(desk));
        filters.add(alert -> reviewer == null || reviewer.equals(alert.getReviewer()));
        filters.add(alert -> reason == null || reason.equals(alert.getReviewReason()));
        filters.add(alert -> words == null || speaksOf(alert, words.toLowerCase(Locale.ROOT)));
        return filters;
    }

    private static List<Predicate<Alert>> times(Parameters given) {
        Instant from = given.time("from");
        Instant to = given.time("to");
        return List.of(
                alert -> from == null || !Alerts.raisedAt(alert).isBefore(from),
                alert -> to == null || Alerts.raisedAt(alert).isBefore(to));
    }

    private static boolean names(String ruleAndVersion, String rule) {
        return ruleAndVersion.equals(rule) || ruleAndVersion.startsWith(rule + "@");
    }

    private static boolean speaksOf(Alert alert, String words) {
        String reviewer = alert.getReviewer() == null ? "" : alert.getReviewer();
        return alert.getAlertId().startsWith(words)
                || Stream.concat(Stream.of(AlertView.reason(alert), reviewer), alert.getRules().stream())
                        .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(words));
    }

    private static @Nullable Place cursor(Parameters given) {
        String value = given.given("cursor");
        try {
            return value == null ? null : Place.decode(value);
        } catch (IllegalArgumentException e) {
            throw Parameters.wrong("cursor", value, "what an earlier answer gave as next");
        }
    }

    /** The page of these alerts that is wanted. */
    public Page page(List<Alert> alerts) {
        List<Alert> found = alerts.stream()
                .filter(filter)
                .sorted(Comparator.comparing(Place::of, order))
                .toList();
        List<Alert> rest = found.stream()
                .filter(alert -> after == null || order.compare(Place.of(alert), after) > 0)
                .toList();
        List<Alert> page = rest.subList(0, Math.min(rest.size(), limit));
        String next =
                page.size() < rest.size() ? Place.of(page.get(page.size() - 1)).encoded() : null;
        return new Page(page, next, found.size());
    }
}
