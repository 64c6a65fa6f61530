package io.crossfix.console.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.console.ReasonCodes;
import io.crossfix.console.account.Account;
import io.crossfix.console.alert.AlertFeed;
import io.crossfix.console.alert.Alerts;
import io.crossfix.console.alert.Answers;
import io.crossfix.console.alert.OrderBook;
import io.crossfix.console.alert.SuppressionView;
import io.crossfix.record.Alert;
import io.crossfix.record.DeskOrder;
import io.crossfix.record.ReviewStatus;
import io.crossfix.record.Severity;
import io.crossfix.record.Suppression;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person orders for a desk: suppression windows, their end, exercises. */
final class OrderRoutes {

    private static final Duration LONGEST_WINDOW = Duration.ofHours(12);
    private static final Duration LISTED_FOR = Duration.ofDays(7);
    private static final double MOST_METRES = 20_000;
    private static final int LONGEST_ID = 64;

    private final AlertFeed feed;
    private final AlertRoutes alerts;
    private final Answers answers;
    private final OrderBook orders;
    private final SuppressionView views;
    private final ReasonCodes reasons;
    private final Clock clock;

    OrderRoutes(
            AlertFeed feed, AlertRoutes alerts, Answers answers, OrderBook orders, ReasonCodes reasons, Clock clock) {
        this.feed = feed;
        this.alerts = alerts;
        this.answers = answers;
        this.orders = orders;
        this.views = new SuppressionView(orders, answers);
        this.reasons = reasons;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/suppressions", Needs.VIEWER, this::list),
                Route.post("/api/suppressions", Needs.OPERATOR, this::suppress),
                Route.delete("/api/suppressions/{id}", Needs.OPERATOR, this::lift),
                Route.post("/api/exercises", Needs.ADMINISTRATOR, this::exercise));
    }

    private Answer list(Call call) {
        Instant now = clock.instant();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode windows = body.putArray("suppressions");
        within(call.account(), now.minus(LISTED_FOR), now.plus(LONGEST_WINDOW))
                .forEach(order -> windows.add(view(order)));
        return Answer.ok(body);
    }

    /** The suppression windows of an account's desks that touch this time, latest first. */
    List<DeskOrder> within(Account account, Instant from, Instant to) {
        return orders.suppressions().stream()
                .filter(order -> account.sees(List.of(order.getDesk())) && touches(order.getSuppression(), from, to))
                .toList();
    }

    private static boolean touches(@Nullable Suppression window, Instant from, Instant to) {
        return window != null
                && window.getUntil().isAfter(from)
                && window.getFrom().isBefore(to);
    }

    /** A window as the page gets it. */
    ObjectNode view(DeskOrder order) {
        long covered = feed.all().stream()
                .filter(alert -> order.getOrderId().equals(alert.getSuppressedBy()))
                .count();
        return views.of(order, covered, clock.instant());
    }

    private Answer suppress(Call call) {
        Fields body = call.body();
        String requestId = body.text("requestId", LONGEST_ID);
        String desk = desk(call, body.text("desk", LONGEST_ID));
        Suppression window = window(body);
        body.allKnown();
        DeskOrder order = order(call, desk, requestId).setSuppression(window).build();
        ReviewStatus status = applied(order);
        return Answer.ok(view(order).put("message", status.getReason()));
    }

    private Suppression window(Fields body) {
        Instant now = clock.instant();
        Instant given = body.timeOrNull("from");
        Instant from = given == null ? now : given;
        Instant until = body.time("until");
        if (!until.isAfter(now) || !until.isAfter(from) || until.isAfter(from.plus(LONGEST_WINDOW))) {
            throw HttpRefusal.badRequest("until must lie ahead, after from by at most 12 h, was " + until);
        }
        return Suppression.newBuilder()
                .setReason(reason(body.text("reason", LONGEST_ID)))
                .setFrom(from)
                .setUntil(until)
                .setLatitude(body.number("lat", -90, 90))
                .setLongitude(body.number("lon", -180, 180))
                .setRadiusMetres(body.number("radiusMetres", 1, MOST_METRES))
                .setRules(new ArrayList<>(body.texts("rules", LONGEST_ID)))
                .setUpTo(severity(body.text("upTo", 20)))
                .build();
    }

    private String reason(String code) {
        if (reasons.suppress().stream().noneMatch(one -> one.code().equals(code))) {
            throw HttpRefusal.badRequest("reason must be one of "
                    + reasons.suppress().stream().map(ReasonCodes.Reason::code).toList() + ", was '" + Shown.value(code)
                    + "'");
        }
        return code;
    }

    private static Severity severity(String text) {
        return Arrays.stream(Severity.values())
                .filter(severity -> severity.name().equals(text) && severity != Severity.EXTREME)
                .findFirst()
                .orElseThrow(() -> HttpRefusal.badRequest(
                        "upTo must be MINOR, MODERATE or SEVERE, was '" + Shown.value(text) + "'"));
    }

    private static String desk(Call call, String desk) {
        if (!call.account().sees(List.of(desk))) {
            throw new HttpRefusal(403, "desk", "the account is not assigned to the desk " + Shown.value(desk));
        }
        return desk;
    }

    private Answer lift(Call call) {
        DeskOrder window = orders.find(call.path("id"))
                .filter(order ->
                        order.getSuppression() != null && call.account().sees(List.of(order.getDesk())))
                .orElseThrow(() -> HttpRefusal.notFound("suppression"));
        DeskOrder lift = order(call, window.getDesk(), "lift " + window.getOrderId())
                .setLift(window.getOrderId())
                .build();
        ReviewStatus status = applied(lift);
        return Answer.ok(view(window).put("message", status.getReason()));
    }

    private Answer exercise(Call call) {
        Fields body = call.body();
        String requestId = body.text("requestId", LONGEST_ID);
        String alertId = body.text("alertId", LONGEST_ID);
        body.allKnown();
        Alert alert = feed.find(alertId)
                .filter(one -> call.account().sees(Alerts.visibleTo(one)))
                .orElseThrow(() -> HttpRefusal.notFound("alert"));
        if (Alerts.isOpen(alert)) {
            throw new HttpRefusal(409, "open", "only a closed alert can be repeated as an exercise")
                    .with("alert", alerts.view(alert));
        }
        ReviewStatus status = applied(
                order(call, alert.getDesk(), requestId).setExercise(alert).build());
        return Answer.ok(
                JsonNodeFactory.instance.objectNode().put("applied", true).put("message", status.getReason()));
    }

    private DeskOrder.Builder order(Call call, String desk, String requestId) {
        String account = call.account().account();
        return DeskOrder.newBuilder()
                .setOrderId(Answers.id(account, desk, requestId))
                .setDesk(desk)
                .setBy(account)
                .setAt(clock.instant());
    }

    private ReviewStatus applied(DeskOrder order) {
        ReviewStatus status = answers.give(order);
        if (!status.getApplied()) {
            throw new HttpRefusal(409, "refused", status.getReason());
        }
        return status;
    }
}
