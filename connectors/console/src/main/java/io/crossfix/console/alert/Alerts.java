package io.crossfix.console.alert;

import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What can be told of an alert without asking anybody. */
public final class Alerts {

    private static final Set<AlertStatus> OPEN =
            EnumSet.of(AlertStatus.RAISED, AlertStatus.ACKNOWLEDGED, AlertStatus.ESCALATED);
    private static final Set<AlertStatus> DECIDED = EnumSet.of(AlertStatus.CONFIRMED, AlertStatus.DISMISSED);

    private Alerts() {}

    /** Whether a person can still decide it. */
    public static boolean isOpen(Alert alert) {
        return OPEN.contains(alert.getStatus());
    }

    /** Whether a person has decided it. */
    public static boolean isDecided(Alert alert) {
        return DECIDED.contains(alert.getStatus());
    }

    /** Whether nobody has answered it yet. */
    public static boolean isUnanswered(Alert alert) {
        return isOpen(alert) && alert.getStatus() != AlertStatus.ACKNOWLEDGED;
    }

    /** Whether its score, shares and chance must not be shown yet. */
    public static boolean isBlind(Alert alert) {
        return alert.getBlind() && isOpen(alert);
    }

    /** Whether it may be told that this is an exercise: one that was ordered is told only once it is over. */
    public static boolean isKnownExercise(Alert alert) {
        return alert.getExerciseOf() == null ? alert.getExercise() : !isOpen(alert);
    }

    /** When it was raised; alerts of an early engine do not say so, their first evidence does. */
    public static Instant raisedAt(Alert alert) {
        return alert.getRaisedAt().toEpochMilli() > 0 ? alert.getRaisedAt() : alert.getStartedAt();
    }

    /** The desks that see it. */
    public static List<String> visibleTo(Alert alert) {
        return alert.getVisibleTo().isEmpty() ? List.of(alert.getDesk()) : alert.getVisibleTo();
    }
}
