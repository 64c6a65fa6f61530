package io.crossfix.console.alert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What people's answers of the last day say of a rule. */
public final class RuleFigures {

    private static final Duration DAY = Duration.ofDays(1);

    private RuleFigures() {}

    /** Adds alerts24h, confirmed24h and dismissed24h to a rule. */
    public static ObjectNode addTo(ObjectNode rule, List<Alert> alerts, Instant now) {
        String name = rule.path("id").asText() + "@";
        List<Alert> own = alerts.stream()
                .filter(alert -> Alerts.raisedAt(alert).isAfter(now.minus(DAY))
                        && alert.getRules().stream().anyMatch(one -> one.startsWith(name)))
                .toList();
        return rule.put("alerts24h", own.size())
                .put("confirmed24h", count(own, AlertStatus.CONFIRMED))
                .put("dismissed24h", count(own, AlertStatus.DISMISSED));
    }

    private static long count(List<Alert> alerts, AlertStatus status) {
        return alerts.stream().filter(alert -> alert.getStatus() == status).count();
    }
}
