package io.crossfix.outlets.format;

import io.crossfix.outlets.policy.Standing;
import io.crossfix.record.Alert;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Cursor on Target 2.0: a law-enforcement alarm ({@code b-l-l-l}), machine-fused ({@code m-f}). Never an officer in
 * distress ({@code b-a-o-tbl}), never anything hostile.
 *
 * @param staleAfter how long a receiver shows the event unless it is sent again
 */
public record CotFormat(Duration staleAfter) implements Format {

    private static final String TYPE = "b-l-l-l";

    /** What TAK writes for a height or an error that nobody knows. */
    private static final String UNKNOWN = "9999999.0";

    @Override
    public Message write(Telling telling) {
        Alert alert = telling.alert();
        Instant time = telling.now().truncatedTo(ChronoUnit.MILLIS);
        // The receiver takes the event away when it is stale: that is the only cancellation that every client knows.
        Instant stale = telling.isCancel() ? time.minusSeconds(1) : time.plus(staleAfter);
        Instant start = alert.getStartedAt().isBefore(stale) ? alert.getStartedAt() : stale;
        String radius = Spot.decimal(Spot.radiusMetres(alert), 1);
        Markup cot = new Markup().declaration().open("event");
        Map<String, String> event = new LinkedHashMap<>();
        event.put("version", "2.0");
        event.put("uid", uid(alert.getAlertId()));
        event.put("type", TYPE);
        event.put("how", "m-f");
        event.put("time", time.toString());
        event.put("start", start.toString());
        event.put("stale", stale.toString());
        event.put("access", "Undefined");
        event.forEach(cot::attribute);
        Map<String, String> point = new LinkedHashMap<>();
        point.put("lat", Spot.decimal(alert.getLatitude(), 6));
        point.put("lon", Spot.decimal(alert.getLongitude(), 6));
        point.put("hae", UNKNOWN);
        point.put("ce", radius);
        point.put("le", UNKNOWN);
        cot.empty("point", point);
        detail(cot, telling, radius);
        return Message.of(telling, "application/xml", cot.close().finish() + "\n");
    }

    private static String uid(String alertId) {
        return "crossfix." + alertId;
    }

    private static void detail(Markup cot, Telling telling, String radius) {
        Alert alert = telling.alert();
        cot.open("detail").empty("contact", Map.of("callsign", Words.title(alert)));
        cot.element("remarks", telling.isCancel() ? Words.title(alert) : remarks(alert));
        String other = alert.getMergedInto() == null ? alert.getLinkedTo() : alert.getMergedInto();
        if (other != null && !Standing.isExercise(alert)) {
            cot.empty("link", Map.of("uid", uid(other), "type", TYPE, "relation", "p-p"));
        }
        if (!telling.isCancel()) {
            cot.open("shape")
                    .empty("ellipse", Map.of("major", radius, "minor", radius, "angle", "360"))
                    .close();
        }
        cot.close();
    }

    private static String remarks(Alert alert) {
        String score = AlertFields.isHidden(alert) ? "" : "score " + Spot.decimal(alert.getScore(), 2) + ", ";
        return Words.title(alert) + ": " + score + String.join(" ", alert.getRules()) + ", " + alert.getEvidenceCount()
                + " pieces of evidence, " + Words.stand(alert);
    }
}
