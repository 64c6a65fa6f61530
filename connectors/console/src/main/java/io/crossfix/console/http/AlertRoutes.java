package io.crossfix.console.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.console.account.Account;
import io.crossfix.console.alert.AlertFeed;
import io.crossfix.console.alert.AlertQuery;
import io.crossfix.console.alert.AlertView;
import io.crossfix.console.alert.Alerts;
import io.crossfix.console.alert.Presence;
import io.crossfix.console.alert.Subscription;
import io.crossfix.record.Alert;
import java.util.List;

/** The queue, and who looks at what. */
final class AlertRoutes {

    private static final String PATH = "/api/alerts";

    private final AlertFeed feed;
    private final Presence presence;

    AlertRoutes(AlertFeed feed, Presence presence) {
        this.feed = feed;
        this.presence = presence;
    }

    List<Route> routes() {
        return List.of(
                Route.get(PATH, Needs.VIEWER, AlertQuery.PARAMETERS, this::list),
                Route.get(PATH + "/{id}", Needs.VIEWER, this::one),
                Route.post(PATH + "/{id}/presence", Needs.VIEWER, this::look));
    }

    private Answer list(Call call) {
        AlertQuery.Page page = query(call).page(seen(call.account()));
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode alerts = body.putArray("alerts");
        page.alerts().forEach(alert -> alerts.add(view(alert)));
        return Answer.ok(body.put("next", page.next()).put("total", page.total()));
    }

    private static AlertQuery query(Call call) {
        try {
            return AlertQuery.of(name -> call.query(name));
        } catch (IllegalArgumentException e) {
            throw HttpRefusal.badRequest(String.valueOf(e.getMessage()));
        }
    }

    /** The alerts that an account sees. */
    List<Alert> seen(Account account) {
        return feed.all().stream()
                .filter(alert -> account.sees(Alerts.visibleTo(alert)))
                .toList();
    }

    private Answer one(Call call) {
        return Answer.ok(view(demanded(call)));
    }

    /** The alert of the path, when whoever asks sees it. */
    Alert demanded(Call call) {
        return feed.find(call.path("id"))
                .filter(alert -> call.account().sees(Alerts.visibleTo(alert)))
                .orElseThrow(() -> HttpRefusal.notFound("alert"));
    }

    /** The alert as the page gets it. */
    ObjectNode view(Alert alert) {
        return AlertView.of(alert, presence.viewers(alert.getAlertId()));
    }

    private Answer look(Call call) {
        Alert alert = demanded(call);
        boolean viewing = call.body().yes("viewing");
        call.body().allKnown();
        if (presence.note(alert.getAlertId(), call.account().account(), viewing)) {
            feed.tell(new Subscription.Note("presence", alert.getAlertId()));
        }
        return Answer.nothing();
    }
}
