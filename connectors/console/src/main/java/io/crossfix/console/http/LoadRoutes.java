package io.crossfix.console.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.crossfix.console.DeskArea;
import io.crossfix.console.account.Account;
import io.crossfix.console.alert.DeskLoad;
import io.crossfix.console.alert.Handover;
import io.crossfix.console.alert.LoadView;
import io.crossfix.console.alert.Times;
import io.crossfix.record.Alert;
import io.crossfix.record.DeskOrder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** How much a desk has on its hands, and what one shift leaves to the next. */
final class LoadRoutes {

    private static final Duration LONGEST_SHIFT = Duration.ofDays(31);
    private static final Duration FRESH_FOR = Duration.ofSeconds(2);
    private static final int MOST_SETS = 1_000;

    private final AlertRoutes alerts;
    private final OrderRoutes orders;
    private final Map<String, Integer> budgets = new TreeMap<>();
    private final Clock clock;
    private final Cache<Set<String>, List<ObjectNode>> fresh = Caffeine.newBuilder()
            .maximumSize(MOST_SETS)
            .expireAfterWrite(FRESH_FOR)
            .build();

    LoadRoutes(AlertRoutes alerts, OrderRoutes orders, List<DeskArea> desks, Clock clock) {
        this.alerts = alerts;
        this.orders = orders;
        this.clock = clock;
        desks.forEach(desk -> budgets.put(desk.id(), desk.budget()));
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/load", Needs.VIEWER, Set.of("desk"), this::load),
                Route.get("/api/handover", Needs.VIEWER, Set.of("from", "to", "desk"), this::handover));
    }

    private Answer load(Call call) {
        String wanted = call.query("desk");
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode desks = body.putArray("desks");
        loads(call.account()).stream()
                .filter(load -> wanted == null || load.path("desk").asText().equals(wanted))
                .forEach(desks::add);
        return Answer.ok(body);
    }

    /** The load of each desk that an account sees; reckoned anew every few seconds, however many pages ask. */
    List<ObjectNode> loads(Account account) {
        return fresh.get(account.desks(), desks -> reckoned(account));
    }

    private List<ObjectNode> reckoned(Account account) {
        List<Alert> seen = alerts.seen(account);
        Set<String> desks = new TreeSet<>(budgets.keySet());
        seen.forEach(alert -> desks.add(alert.getDesk()));
        return desks.stream()
                .filter(desk -> account.sees(List.of(desk)))
                .map(desk -> LoadView.of(DeskLoad.of(desk, seen, budgets.getOrDefault(desk, 0), clock.instant())))
                .toList();
    }

    private Answer handover(Call call) {
        Instant to = time(call, "to", clock.instant());
        Instant from = time(call, "from", to.minus(Duration.ofHours(12)));
        if (!from.isBefore(to) || from.isBefore(to.minus(LONGEST_SHIFT))) {
            throw HttpRefusal.badRequest("from must lie before to, by at most 31 days");
        }
        String desk = call.query("desk");
        List<Alert> seen = alerts.seen(call.account()).stream()
                .filter(alert -> desk == null || alert.getDesk().equals(desk))
                .toList();
        return Answer.ok(view(Handover.of(seen, from, to), from, to, orders.within(call.account(), from, to)));
    }

    private static Instant time(Call call, String name, Instant byDefault) {
        String value = call.query(name);
        try {
            return value == null ? byDefault : Instant.parse(value);
        } catch (DateTimeParseException e) {
            throw HttpRefusal.badRequest(
                    name + " must be a time such as 2026-11-27T03:12:45.123Z, was '" + Shown.value(value) + "'");
        }
    }

    private ObjectNode view(Handover handover, Instant from, Instant to, List<DeskOrder> suppressions) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("from", Times.text(from)).put("to", Times.text(to));
        ArrayNode open = body.putArray("open");
        handover.open().forEach(alert -> open.add(alerts.view(alert)));
        ArrayNode decided = body.putArray("decided");
        handover.decided().forEach(alert -> decided.add(decision(alert)));
        ArrayNode escalated = body.putArray("escalated");
        handover.escalated().forEach(alert -> escalated.add(alerts.view(alert)));
        ArrayNode windows = body.putArray("suppressions");
        suppressions.forEach(order -> windows.add(orders.view(order)));
        ArrayNode reviewers = body.putArray("byReviewer");
        handover.byReviewer()
                .forEach(one -> reviewers
                        .addObject()
                        .put("reviewer", one.reviewer())
                        .put("confirmed", one.confirmed())
                        .put("dismissed", one.dismissed())
                        .put("acknowledged", one.acknowledged())
                        .put("medianSecondsToDecision", one.medianSecondsToDecision()));
        body.set("counts", counts(handover.counts()));
        return body;
    }

    private ObjectNode decision(Alert alert) {
        ObjectNode decision = JsonNodeFactory.instance.objectNode();
        decision.set("alert", alerts.view(alert));
        return decision.put("reviewer", alert.getReviewer())
                .put("action", alert.getStatus().name())
                .put("reason", alert.getReviewReason())
                .put("at", Times.text(alert.getDecidedAt()));
    }

    private static ObjectNode counts(Handover.Counts counts) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("raised", counts.raised())
                .put("confirmed", counts.confirmed())
                .put("dismissed", counts.dismissed())
                .put("open", counts.open())
                .put("expired", counts.expired())
                .put("retracted", counts.retracted())
                .put("merged", counts.merged())
                .put("escalated", counts.escalated());
    }
}
