package io.crossfix.console.alert;

import io.crossfix.record.Alert;
import io.crossfix.record.Lane;
import io.crossfix.record.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The alerts that call for somebody: in the queue of a desk, and nobody has answered. Known drills call for nobody. */
public final class Calling {

    private Calling() {}

    /** How many there are of one desk and severity. */
    public record Count(String desk, Severity severity, long alerts) {}

    /** Of every desk and every severity, also where there is none. */
    public static List<Count> counts(List<Alert> alerts, List<String> desks) {
        List<Alert> calling = alerts.stream().filter(Calling::calls).toList();
        List<Count> counts = new ArrayList<>();
        for (String desk : desks) {
            for (Severity severity : Severity.values()) {
                counts.add(new Count(
                        desk,
                        severity,
                        calling.stream()
                                .filter(alert -> alert.getDesk().equals(desk) && alert.getSeverity() == severity)
                                .count()));
            }
        }
        return counts;
    }

    /** How long the oldest of each desk has been waiting, seconds; 0 where none does. */
    public static Map<String, Double> oldestSeconds(List<Alert> alerts, List<String> desks, Instant now) {
        Map<String, Double> oldest = new LinkedHashMap<>();
        for (String desk : desks) {
            oldest.put(
                    desk,
                    alerts.stream()
                            .filter(alert -> alert.getDesk().equals(desk) && calls(alert))
                            .mapToDouble(alert -> Duration.between(Alerts.raisedAt(alert), now)
                                            .toMillis()
                                    / 1e3)
                            .map(seconds -> Math.max(0, seconds))
                            .max()
                            .orElse(0));
        }
        return oldest;
    }

    private static boolean calls(Alert alert) {
        return Alerts.isUnanswered(alert) && alert.getLane() == Lane.QUEUE && !Alerts.isKnownExercise(alert);
    }
}
