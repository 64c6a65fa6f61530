package io.crossfix.outlets.format;

import io.crossfix.outlets.policy.Standing;
import io.crossfix.record.Alert;
import io.crossfix.record.SecondLook;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * OASIS Common Alerting Protocol 1.2: never Public, always Actual (exercises never leave), and it never asks for more than
 * to look.
 *
 * @param sender who speaks
 */
public record CapFormat(Sender sender) implements Format {

    /** The namespace of CAP 1.2. */
    public static final String NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2";

    /** The schema's pattern allows neither Z nor fractions (3.3.2); UTC is written as -00:00. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss'-00:00'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final long OPEN_FOR_SECONDS = 12 * 3600;

    /** How other messages refer to this one: {@code sender,identifier,sent} (3.2.1). */
    public static String reference(Sender sender, String identifier, Instant sentAt) {
        return sender.id() + "," + identifier + "," + TIME.format(sentAt);
    }

    @Override
    public Message write(Telling telling) {
        Alert alert = telling.alert();
        Markup cap = new Markup()
                .declaration()
                .open("alert", NAMESPACE)
                .element("identifier", telling.identifier())
                .element("sender", sender.id())
                .element("sent", TIME.format(telling.sentAt()))
                .element("status", "Actual")
                .element("msgType", type(telling))
                .element("source", "Crossfix")
                .element("scope", "Restricted")
                .element("restriction", sender.restriction())
                .optional("note", telling.isCancel() ? Words.end(alert) : null)
                .optional("references", String.join(" ", telling.references()))
                .element("incidents", alert.getAlertId());
        info(cap, telling);
        return Message.of(telling, "application/cap+xml", cap.close().finish());
    }

    private static String type(Telling telling) {
        return switch (telling.kind()) {
            case ANNOUNCE -> "Alert";
            case UPDATE -> "Update";
            case CANCEL -> "Cancel";
        };
    }

    private void info(Markup cap, Telling telling) {
        Alert alert = telling.alert();
        cap.open("info")
                .element("language", "en-US")
                .element("category", "Security")
                .element("event", Words.title(alert))
                .element("responseType", Standing.of(alert) == Standing.UNCONFIRMED ? "Assess" : "Monitor")
                .element("urgency", telling.isCancel() ? "Past" : "Immediate")
                .element("severity", severity(alert))
                .element("certainty", certainty(alert))
                .element("effective", TIME.format(telling.sentAt()))
                .element("onset", TIME.format(alert.getStartedAt()))
                .element("expires", TIME.format(expires(telling)))
                .optional("senderName", sender.name())
                .element("headline", Words.title(alert));
        if (!telling.isCancel()) {
            cap.element("description", alert.getReason() + "; " + Words.stand(alert));
            parameter(cap, "rules", String.join(" ", alert.getRules()));
            parameter(cap, "score", AlertFields.isHidden(alert) ? null : Spot.decimal(alert.getScore(), 2));
            parameter(cap, "evidenceCount", Integer.toString(alert.getEvidenceCount()));
            parameter(cap, "linkedTo", alert.getLinkedTo());
        }
        parameter(cap, "alertId", alert.getAlertId());
        parameter(cap, "revision", Integer.toString(alert.getRevision()));
        area(cap, alert);
        cap.close();
    }

    /** To the second above now for what is over: a receiver must not think that it is still to come. */
    private static Instant expires(Telling telling) {
        Instant set = telling.alert().getExpiresAt();
        if (telling.isCancel()) {
            return telling.sentAt().plusSeconds(1);
        }
        return set != null && set.isAfter(telling.sentAt())
                ? set
                : telling.sentAt().plusSeconds(OPEN_FOR_SECONDS);
    }

    private static String severity(Alert alert) {
        return switch (alert.getSeverity()) {
            case EXTREME -> "Extreme";
            case SEVERE -> "Severe";
            case MODERATE -> "Moderate";
            case MINOR -> "Minor";
        };
    }

    /** What a person has confirmed is observed, unless a second person disagreed. */
    private static String certainty(Alert alert) {
        return switch (Standing.of(alert)) {
            case UNCONFIRMED -> "Possible";
            case CONFIRMED -> alert.getSecondLook() == SecondLook.DISAGREED ? "Likely" : "Observed";
            case OVER -> "Unknown";
        };
    }

    private static void parameter(Markup cap, String name, @Nullable String value) {
        if (value != null) {
            cap.open("parameter")
                    .element("valueName", name)
                    .element("value", value)
                    .close();
        }
    }

    private static void area(Markup cap, Alert alert) {
        double radius = Spot.radiusMetres(alert);
        cap.open("area")
                .element("areaDesc", "H3 cell " + Spot.cell(alert) + ", within " + Math.round(radius) + " m")
                .element(
                        "circle",
                        Spot.decimal(alert.getLatitude(), 5) + "," + Spot.decimal(alert.getLongitude(), 5) + " "
                                + Spot.decimal(radius / 1000, 3))
                .close();
    }
}
