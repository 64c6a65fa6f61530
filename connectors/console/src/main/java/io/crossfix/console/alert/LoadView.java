package io.crossfix.console.alert;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A desk's load as the page gets it. */
public final class LoadView {

    private LoadView() {}

    /** The load. */
    public static ObjectNode of(DeskLoad load) {
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        view.put("desk", load.desk())
                .put("open", load.open())
                .put("unanswered", load.unanswered())
                .put("oldestUnansweredSeconds", load.oldestUnansweredSeconds())
                .put("last10min", load.last10min());
        ArrayNode buckets = view.putArray("perTenMinutes");
        load.perTenMinutes()
                .forEach(bucket ->
                        buckets.addObject().put("at", Times.text(bucket.at())).put("count", bucket.count()));
        view.put("budget", load.budget())
                .put("waiting", load.waiting())
                .put("suppressed", load.suppressed())
                .put("answered15s", load.answered15s())
                .put("answered60s", load.answered60s())
                .put("decided", load.decided());
        ArrayNode rules = view.putArray("topDismissed");
        load.topDismissed()
                .forEach(rule -> rules.addObject()
                        .put("rule", rule.rule())
                        .put("dismissed", rule.dismissed())
                        .put("confirmed", rule.confirmed())
                        .put("share", rule.share()));
        return view.put("flood", load.flood()).put("staleOpen", load.staleOpen());
    }
}
