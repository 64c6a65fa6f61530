package io.crossfix.console.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.console.Ports;
import io.crossfix.console.account.Role;
import io.crossfix.console.alert.AlertFeed;
import io.crossfix.console.alert.Alerts;
import io.crossfix.console.alert.RuleFigures;
import io.crossfix.console.port.Explainer;
import io.crossfix.console.port.RuleDesk;
import io.crossfix.record.Alert;
import io.crossfix.record.Kind;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules, what they find and what people say to it. */
final class RuleRoutes {

    private static final int MOST_MATCHES = 500;

    private final Ports ports;
    private final AlertFeed feed;
    private final AlertRoutes alerts;
    private final Clock clock;

    RuleRoutes(Ports ports, AlertFeed feed, AlertRoutes alerts, Clock clock) {
        this.ports = ports;
        this.feed = feed;
        this.alerts = alerts;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/rules", Needs.VIEWER, this::list),
                Route.get("/api/rules/{id}", Needs.VIEWER, this::one),
                Route.get("/api/rules/{id}/matches", Needs.VIEWER, Set.of("shadow", "limit"), this::matches),
                Route.get("/api/rules/{id}/explain", Needs.ANALYST, Set.of("observation"), this::explain));
    }

    private RuleDesk rules() {
        return Missing.unless(ports.rules(), "rules");
    }

    private Answer list(Call call) {
        List<Alert> seen = alerts.seen(call.account());
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode list = body.putArray("rules");
        rules().rules().forEach(rule -> list.add(RuleFigures.addTo(rule, seen, clock.instant())));
        return Answer.ok(body);
    }

    private Answer one(Call call) {
        ObjectNode rule = rules().rule(call.path("id")).orElseThrow(() -> HttpRefusal.notFound("rule"));
        return Answer.ok(RuleFigures.addTo(rule, alerts.seen(call.account()), clock.instant()));
    }

    private Answer matches(Call call) {
        String shadow = call.query("shadow");
        if (shadow != null && !Set.of("true", "false").contains(shadow)) {
            throw HttpRefusal.badRequest("shadow must be true or false, was '" + Shown.value(shadow) + "'");
        }
        if ("true".equals(shadow) && !call.account().may(Role.ANALYST)) {
            throw new HttpRefusal(403, "role", "shadow matches need the role analyst");
        }
        int most = call.number("limit", 100, 1, MOST_MATCHES);
        Map<String, Alert> alertOf = alertOf();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode list = body.putArray("matches");
        for (ObjectNode match : rules().matches(call.path("id"), "true".equals(shadow), most)) {
            Alert alert = alertOf.get(match.path("id").asText());
            if (alert == null || call.account().sees(Alerts.visibleTo(alert))) {
                list.add(discreet(match, alert));
            }
        }
        return Answer.ok(body);
    }

    private Map<String, Alert> alertOf() {
        Map<String, Alert> alertOf = new HashMap<>();
        feed.all().forEach(alert -> alert.getMatchIds().forEach(match -> alertOf.put(match, alert)));
        return alertOf;
    }

    // A match of an alert that is to be judged blind would tell the alert's score.
    private static ObjectNode discreet(ObjectNode match, @Nullable Alert alert) {
        match.put("alertId", alert == null ? null : alert.getAlertId());
        return alert != null && Alerts.isBlind(alert) ? match.putNull("score") : match;
    }

    private Answer explain(Call call) {
        Explainer explainer = Missing.unless(ports.explainer(), "explanations");
        String[] observation = call.demandedQuery("observation", "KIND/ID").split("/", 2);
        Kind kind = Arrays.stream(Kind.values())
                .filter(one -> one.name().equals(observation[0]))
                .findFirst()
                .orElseThrow(() -> HttpRefusal.badRequest("observation must be KIND/ID with KIND one of "
                        + Arrays.toString(Kind.values()) + ", was '" + Shown.value(observation[0]) + "'"));
        if (observation.length < 2 || observation[1].isBlank()) {
            throw HttpRefusal.badRequest("observation must be KIND/ID, was '" + Shown.value(observation[0]) + "'");
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode lines = body.putArray("lines");
        explainer.rule(call.path("id"), kind, observation[1]).forEach(lines::add);
        return Answer.ok(body);
    }
}
