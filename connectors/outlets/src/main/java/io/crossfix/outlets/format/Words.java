package io.crossfix.outlets.format;

import io.crossfix.outlets.policy.Standing;
import io.crossfix.record.Alert;
import java.util.Locale;

/** What people read of an alert at the other end. */
final class Words {

    private Words() {}

    /** What it is and how sure: an unconfirmed alert says so in capitals, first. */
    static String title(Alert alert) {
        String what = IncidentKind.of(alert).words();
        return switch (Standing.of(alert)) {
            case UNCONFIRMED -> "UNCONFIRMED possible " + what;
            case CONFIRMED ->
                what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1) + ", confirmed by an operator";
            case OVER -> "Alert of possible " + what + " " + end(alert);
        };
    }

    /** How it ended, for an alert that is over. */
    static String end(Alert alert) {
        if (Standing.isExercise(alert)) {
            return "withdrawn";
        }
        return switch (alert.getStatus()) {
            case DISMISSED -> "dismissed by an operator";
            case RETRACTED -> "withdrawn: its evidence does not hold";
            case MERGED -> "merged into alert " + alert.getMergedInto();
            case EXPIRED -> "expired without a decision";
            case RAISED, ACKNOWLEDGED, ESCALATED, CONFIRMED -> "withdrawn";
        };
    }

    /** Where it stands, for an alert that is open. */
    static String stand(Alert alert) {
        return switch (alert.getStatus()) {
            case ACKNOWLEDGED -> "an operator is looking at it";
            case ESCALATED -> "nobody has answered it in time";
            case CONFIRMED -> "confirmed by an operator";
            default -> "awaiting review";
        };
    }
}
