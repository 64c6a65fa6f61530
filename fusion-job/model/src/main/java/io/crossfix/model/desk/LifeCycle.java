package io.crossfix.model.desk;

import io.crossfix.record.AlertStatus;
import io.crossfix.record.ReviewAction;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which answers an alert takes in which status. What a person decided is final for the engine. */
public final class LifeCycle {

    private static final Set<AlertStatus> OPEN =
            Set.of(AlertStatus.RAISED, AlertStatus.ESCALATED, AlertStatus.ACKNOWLEDGED);
    private static final Set<AlertStatus> DECIDED = Set.of(AlertStatus.CONFIRMED, AlertStatus.DISMISSED);

    private LifeCycle() {}

    /** The status that an action leads to, or null when it is not open to a person in this status. */
    public static @Nullable AlertStatus after(AlertStatus status, ReviewAction action) {
        if (!OPEN.contains(status)) {
            return null;
        }
        return switch (action) {
            case ACKNOWLEDGE -> status == AlertStatus.ACKNOWLEDGED ? null : AlertStatus.ACKNOWLEDGED;
            case CONFIRM -> AlertStatus.CONFIRMED;
            case DISMISS -> AlertStatus.DISMISSED;
        };
    }

    /** True while a person may still decide. */
    public static boolean isOpen(AlertStatus status) {
        return OPEN.contains(status);
    }

    /** True when a person has decided. */
    public static boolean isDecided(AlertStatus status) {
        return DECIDED.contains(status);
    }

    /** True when the action decides, and so may need a reason code. */
    public static boolean decides(ReviewAction action) {
        return action != ReviewAction.ACKNOWLEDGE;
    }
}
