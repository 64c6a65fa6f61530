package io.crossfix.outlets.policy;

import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.Lane;
import io.crossfix.record.Severity;
import java.time.Duration;
import java.util.Set;

/**
 * Which alerts an outlet is told of. An exercise is none of them, whatever is said here.
 *
 * @param statuses those in which an alert is told; only {@link AlertStatus#CONFIRMED} unless unconfirmed ones are asked for
 * @param least least severity that is told
 * @param desks owning desks; empty for all
 * @param lanes lanes of the queue
 * @param news an alert whose record is older than this is not told any more, if nothing of it was told before
 */
public record Hearing(Set<AlertStatus> statuses, Severity least, Set<String> desks, Set<Lane> lanes, Duration news) {

    /** What may be told of without having been confirmed. */
    public static final Set<AlertStatus> UNCONFIRMED =
            Set.of(AlertStatus.RAISED, AlertStatus.ACKNOWLEDGED, AlertStatus.ESCALATED);

    /** How old news may be by default. */
    public static final Duration USUAL_NEWS = Duration.ofHours(24);

    /** Confirmed alerts of the queue, of every severity and desk. */
    public static final Hearing USUAL =
            new Hearing(Set.of(AlertStatus.CONFIRMED), Severity.MINOR, Set.of(), Set.of(Lane.QUEUE), USUAL_NEWS);

    public Hearing {
        statuses = Set.copyOf(statuses);
        desks = Set.copyOf(desks);
        lanes = Set.copyOf(lanes);
    }

    /** True when nothing but filters of place, severity and lane can still keep this alert back. */
    boolean hearsStatus(Alert alert) {
        return statuses.contains(alert.getStatus());
    }

    /** True when an alert that this outlet was never told of is for it. */
    boolean hears(Alert alert) {
        return hearsStatus(alert)
                && alert.getSeverity().compareTo(least) >= 0
                && (desks.isEmpty() || desks.contains(alert.getDesk()))
                && lanes.contains(alert.getLane());
    }
}
