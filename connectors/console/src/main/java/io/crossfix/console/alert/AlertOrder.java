package io.crossfix.console.alert;

import io.crossfix.record.Alert;
import io.crossfix.record.Severity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;

/** In which order a list of alerts stands. */
enum AlertOrder {
    NEWEST,
    OLDEST,
    SEVERITY;

    /** Where an alert stands in an order; also where a page ended, though the alert itself may have moved on since. */
    record Place(Severity severity, Instant raisedAt, String id) {

        static Place of(Alert alert) {
            return new Place(alert.getSeverity(), Alerts.raisedAt(alert), alert.getAlertId());
        }

        /** @throws IllegalArgumentException when {@link #encoded()} did not write this */
        static Place decode(String text) {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 3);
            if (parts.length != 3) {
                throw new IllegalArgumentException("a place has three parts");
            }
            return new Place(Severity.valueOf(parts[0]), Instant.ofEpochMilli(Long.parseLong(parts[1])), parts[2]);
        }

        String encoded() {
            String text = severity + " " + raisedAt.toEpochMilli() + " " + id;
            return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    Comparator<Place> comparator() {
        Comparator<Place> oldest = Comparator.comparing(Place::raisedAt);
        Comparator<Place> order = switch (this) {
            case OLDEST -> oldest;
            case NEWEST -> oldest.reversed();
            case SEVERITY ->
                Comparator.comparing(Place::severity).thenComparing(oldest).reversed();
        };
        return order.thenComparing(Place::id);
    }
}
