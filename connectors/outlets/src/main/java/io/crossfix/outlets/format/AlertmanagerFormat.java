package io.crossfix.outlets.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.outlets.policy.Standing;
import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Prometheus Alertmanager, {@code POST /api/v2/alerts}. Its alerts are what their labels are: when a label changes, the
 * former alert is ended in the same message.
 *
 * @param staleAfter how long an open alert fires unless it is sent again
 */
public record AlertmanagerFormat(Duration staleAfter) implements Format {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @Override
    public Message write(Telling telling) {
        Alert alert = telling.alert();
        ObjectNode labels = labels(alert, alert.getSeverity(), alert.getStatus() == AlertStatus.CONFIRMED);
        ArrayNode alerts = NODES.arrayNode();
        Telling.Before before = telling.before();
        if (before != null) {
            ObjectNode former = labels(alert, before.severity(), before.status() == AlertStatus.CONFIRMED);
            if (telling.isCancel() || !former.equals(labels)) {
                alerts.add(entry(telling, former, telling.now()));
            }
        }
        if (!telling.isCancel() || before == null) {
            alerts.add(entry(
                    telling,
                    labels,
                    telling.isCancel() ? telling.now() : telling.now().plus(staleAfter)));
        }
        return Message.of(telling, "application/json", alerts.toString());
    }

    private static ObjectNode labels(Alert alert, Severity severity, boolean confirmed) {
        return NODES.objectNode()
                .put("alertname", "CrossfixIncident")
                .put("alert_id", alert.getAlertId())
                .put("desk", alert.getDesk())
                .put("severity", severity.name().toLowerCase(Locale.ROOT))
                .put("confirmed", Boolean.toString(confirmed));
    }

    private static ObjectNode entry(Telling telling, ObjectNode labels, Instant endsAt) {
        Alert alert = telling.alert();
        ObjectNode annotations = NODES.objectNode()
                .put("summary", Words.title(alert))
                .put("revision", Integer.toString(alert.getRevision()));
        if (Standing.of(alert) != Standing.OVER) {
            annotations.put("description", alert.getReason() + "; " + Words.stand(alert));
            annotations.put("rules", String.join(" ", alert.getRules()));
        }
        Instant starts = alert.getStartedAt().isBefore(endsAt) ? alert.getStartedAt() : endsAt;
        ObjectNode entry = NODES.objectNode();
        entry.set("labels", labels);
        entry.set("annotations", annotations);
        return entry.put("startsAt", starts.toString()).put("endsAt", endsAt.toString());
    }
}
