package io.crossfix.outlets.policy;

import io.crossfix.record.Alert;

/** What an alert is to a receiver. */
public enum Standing {
    /** No person has said that it is so: every visible text must say that. */
    UNCONFIRMED,
    CONFIRMED,
    /** Dismissed, retracted, merged, expired; or it has turned out to be an exercise. */
    OVER;

    /** The standing of an alert. */
    public static Standing of(Alert alert) {
        if (isExercise(alert)) {
            return OVER;
        }
        return switch (alert.getStatus()) {
            case RAISED, ACKNOWLEDGED, ESCALATED -> UNCONFIRMED;
            case CONFIRMED -> CONFIRMED;
            case DISMISSED, RETRACTED, MERGED, EXPIRED -> OVER;
        };
    }

    /** True for drills, and for what repeats an alert for training. */
    public static boolean isExercise(Alert alert) {
        return alert.getExercise() || alert.getExerciseOf() != null;
    }
}
