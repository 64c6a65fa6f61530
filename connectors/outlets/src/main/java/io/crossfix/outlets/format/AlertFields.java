package io.crossfix.outlets.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.outlets.policy.Standing;
import io.crossfix.record.Alert;
import io.crossfix.wire.RecordJson;
import java.util.List;

/** An alert as JSON for others: a list of what may leave, so that a new field stays until somebody decides. */
public final class AlertFields {

    /** Whose alert it is and how it stands: all that a cancellation tells. */
    static final List<String> IDENTITY = List.of(
            "alertId",
            "desk",
            "revision",
            "status",
            "severity",
            "startedAt",
            "lastEvidenceAt",
            "riskCell",
            "mergedInto");

    /** What else an open alert tells. */
    static final List<String> SUBSTANCE = List.of(
            "raisedAt",
            "extentMetres",
            "score",
            "shares",
            "chancePerHour",
            "reason",
            "rules",
            "matchCount",
            "evidence",
            "evidenceCount",
            "degraded",
            "linkedTo",
            "lane",
            "storm",
            "late",
            "escalation",
            "expiresAt",
            "decidedAt",
            "secondLook");

    private static final List<String> OF_EVIDENCE =
            List.of("step", "kind", "observationId", "observedAt", "category", "distanceMetres");

    private static final List<String> HIDDEN_WHILE_BLIND = List.of("score", "shares", "chancePerHour");

    private AlertFields() {}

    /** True when the score is kept from whoever reviews the alert, until it is decided. */
    static boolean isHidden(Alert alert) {
        return alert.getBlind() && Standing.of(alert) == Standing.UNCONFIRMED;
    }

    /** All that may leave: no account, no sensor, no position but the alert's own. */
    public static ObjectNode of(Alert alert) {
        ObjectNode fields = RecordJson.of(alert);
        for (JsonNode evidence : fields.path("evidence")) {
            ((ObjectNode) evidence).retain(OF_EVIDENCE);
        }
        ObjectNode left = told(alert);
        IDENTITY.forEach(name -> left.set(name, fields.get(name)));
        SUBSTANCE.forEach(name -> left.set(name, fields.get(name)));
        return isHidden(alert) ? left.remove(HIDDEN_WHILE_BLIND) : left;
    }

    /** Whose alert is taken back. */
    static ObjectNode identity(Alert alert) {
        ObjectNode fields = RecordJson.of(alert);
        ObjectNode left = told(alert);
        IDENTITY.forEach(name -> left.set(name, fields.get(name)));
        return left;
    }

    static ObjectNode of(Telling telling) {
        return telling.isCancel() ? identity(telling.alert()) : of(telling.alert());
    }

    private static ObjectNode told(Alert alert) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("title", Words.title(alert))
                .put("confirmed", Standing.of(alert) == Standing.CONFIRMED)
                .put("radiusMetres", Math.round(Spot.radiusMetres(alert) * 10) / 10.0);
    }
}
