package io.crossfix.console.alert;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.record.Alert;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An alert as the page gets it. What a person must not know before the first judgement leaves the server only
 * afterwards: score, shares and chance of a blind one, and that an ordered exercise is one.
 */
public final class AlertView {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private AlertView() {}

    /**
     * The form of the queue.
     *
     * @param viewers accounts that look at it now
     */
    public static ObjectNode of(Alert alert, Collection<String> viewers) {
        ObjectNode view = NODES.objectNode();
        identity(view, alert);
        times(view, alert);
        place(view, alert);
        judgement(view, alert);
        people(view, alert);
        view.set("viewers", texts(viewers));
        return view;
    }

    private static void identity(ObjectNode view, Alert alert) {
        view.put("id", alert.getAlertId())
                .put("desk", alert.getDesk())
                .set("visibleTo", texts(Alerts.visibleTo(alert)));
        view.put("revision", alert.getRevision())
                .put("hash", alert.getContentHash())
                .put("status", alert.getStatus().name())
                .put("severity", alert.getSeverity().name())
                .put("lane", alert.getLane().name())
                .put("late", alert.getLate())
                .put("storm", alert.getStorm())
                .put("exercise", Alerts.isKnownExercise(alert));
    }

    private static void times(ObjectNode view, Alert alert) {
        view.put("startedAt", Times.text(alert.getStartedAt()))
                .put("lastEvidenceAt", Times.text(alert.getLastEvidenceAt()))
                .put("raisedAt", Times.text(Alerts.raisedAt(alert)))
                .put("escalation", alert.getEscalation())
                .put("escalatesAt", Times.text(alert.getEscalatesAt()))
                .put("expiresAt", Times.text(alert.getExpiresAt()))
                .put("answeredAt", Times.text(alert.getAnsweredAt()))
                .put("decidedAt", Times.text(alert.getDecidedAt()));
    }

    private static void place(ObjectNode view, Alert alert) {
        view.put("lat", alert.getLatitude())
                .put("lon", alert.getLongitude())
                .put("extentMetres", alert.getExtentMetres())
                .put("cell", cell(alert.getRiskCell()))
                .put("place", String.format(Locale.ROOT, "%.5f,%.5f", alert.getLatitude(), alert.getLongitude()));
    }

    private static void judgement(ObjectNode view, Alert alert) {
        boolean blind = Alerts.isBlind(alert);
        view.put("score", blind ? null : (Double) alert.getScore())
                .put("blind", alert.getBlind())
                .put("chancePerHour", blind ? null : alert.getChancePerHour())
                .put("reason", reason(alert));
        view.set("rules", texts(alert.getRules()));
        view.put("matchCount", alert.getMatchCount()).put("evidenceCount", alert.getEvidenceCount());
        view.set("degraded", texts(alert.getDegraded()));
    }

    /** Why, in one line, without what a blind alert must not tell. */
    static String reason(Alert alert) {
        return Alerts.isBlind(alert) ? Blind.line(alert.getReason()) : alert.getReason();
    }

    private static void people(ObjectNode view, Alert alert) {
        view.put("mergedInto", alert.getMergedInto())
                .put("linkedTo", alert.getLinkedTo())
                .put("carriedFrom", alert.getCarriedFrom())
                .put("reviewer", alert.getReviewer())
                .put("reviewReason", alert.getReviewReason())
                .put("secondLook", alert.getSecondLook().name())
                .put("secondReviewer", alert.getSecondReviewer())
                .put("suppressedBy", alert.getSuppressedBy());
    }

    /** An H3 cell as its 15 hexadecimal digits; null for none. */
    static @Nullable String cell(long cell) {
        return cell == 0 ? null : Long.toHexString(cell);
    }

    static ArrayNode texts(Collection<String> texts) {
        ArrayNode array = NODES.arrayNode();
        texts.forEach(array::add);
        return array;
    }
}
