package io.crossfix.console.alert;

import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What one shift leaves to the next. A pure function of the alerts and the shift's times.
 *
 * @param open what is still to be decided, oldest first
 * @param decided what was decided in the shift, in order
 * @param escalated what was raised in the shift and not answered in time, oldest first
 * @param byReviewer what each person did, by name
 * @param counts how many alerts were raised in the shift, and what became of them
 */
public record Handover(
        List<Alert> open, List<Alert> decided, List<Alert> escalated, List<Reviewer> byReviewer, Counts counts) {

    /** What a person did; the median is of the seconds from the raising to the decision, null without a decision. */
    public record Reviewer(
            String reviewer,
            int confirmed,
            int dismissed,
            int acknowledged,
            @Nullable Double medianSecondsToDecision) {}

    /** How many were raised, and how many of these stand how. */
    public record Counts(
            int raised,
            int confirmed,
            int dismissed,
            int open,
            int expired,
            int retracted,
            int merged,
            int escalated) {}

    private static final Comparator<Alert> OLDEST =
            Comparator.comparing(Alerts::raisedAt).thenComparing(Alert::getAlertId);

    /** The handover of the time from a time on, up to but without another. */
    public static Handover of(List<Alert> alerts, Instant from, Instant to) {
        List<Alert> raised = which(alerts, alert -> isWithin(Alerts.raisedAt(alert), from, to));
        List<Alert> decided = alerts.stream()
                .filter(alert -> Alerts.isDecided(alert) && isWithin(alert.getDecidedAt(), from, to))
                .sorted(Comparator.comparing(Alert::getDecidedAt).thenComparing(Alert::getAlertId))
                .toList();
        List<Alert> acknowledged = which(
                alerts,
                alert -> alert.getStatus() == AlertStatus.ACKNOWLEDGED && isWithin(alert.getAnsweredAt(), from, to));
        return new Handover(
                which(
                        alerts,
                        alert -> Alerts.isOpen(alert) && Alerts.raisedAt(alert).isBefore(to)),
                decided,
                which(raised, alert -> alert.getEscalation() > 0),
                byReviewer(decided, acknowledged),
                counts(raised));
    }

    private static boolean isWithin(@Nullable Instant time, Instant from, Instant to) {
        return time != null && !time.isBefore(from) && time.isBefore(to);
    }

    private static List<Alert> which(List<Alert> alerts, Predicate<Alert> which) {
        return alerts.stream().filter(which).sorted(OLDEST).toList();
    }

    private static Counts counts(List<Alert> raised) {
        return new Counts(
                raised.size(),
                standing(raised, AlertStatus.CONFIRMED),
                standing(raised, AlertStatus.DISMISSED),
                (int) raised.stream().filter(Alerts::isOpen).count(),
                standing(raised, AlertStatus.EXPIRED),
                standing(raised, AlertStatus.RETRACTED),
                standing(raised, AlertStatus.MERGED),
                (int) raised.stream().filter(alert -> alert.getEscalation() > 0).count());
    }

    private static int standing(List<Alert> alerts, AlertStatus status) {
        return (int)
                alerts.stream().filter(alert -> alert.getStatus() == status).count();
    }

    private static List<Reviewer> byReviewer(List<Alert> decided, List<Alert> acknowledged) {
        Map<String, List<Alert>> byName = new TreeMap<>();
        for (List<Alert> part : List.of(decided, acknowledged)) {
            part.forEach(alert -> byName.computeIfAbsent(name(alert), name -> new ArrayList<>())
                    .add(alert));
        }
        return byName.entrySet().stream()
                .map(one -> reviewer(one.getKey(), one.getValue()))
                .toList();
    }

    private static String name(Alert alert) {
        return alert.getReviewer() == null ? "" : alert.getReviewer();
    }

    private static Reviewer reviewer(String name, List<Alert> alerts) {
        return new Reviewer(
                name,
                standing(alerts, AlertStatus.CONFIRMED),
                standing(alerts, AlertStatus.DISMISSED),
                standing(alerts, AlertStatus.ACKNOWLEDGED),
                median(alerts.stream()
                        .filter(Alerts::isDecided)
                        .map(alert -> Duration.between(Alerts.raisedAt(alert), alert.getDecidedAt())
                                        .toMillis()
                                / 1e3)
                        .sorted()
                        .toList()));
    }

    private static @Nullable Double median(List<Double> sorted) {
        if (sorted.isEmpty()) {
            return null;
        }
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (Double) ((sorted.get(middle - 1) + sorted.get(middle)) / 2);
    }
}
