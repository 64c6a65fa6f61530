package io.crossfix.audit.report;

import io.crossfix.audit.report.AuditReport.Period;
import io.crossfix.local.CommandFailed;
import io.crossfix.record.AlertHistory;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.DeskOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Takes the lines of the history, each alert's in their order, and tells what they come to. Alerts belong to the period in which they
 * were raised, whatever becomes of them later; reviews, orders and accesses to that in which they were written.
 */
public final class HistoryTally {

    /** An alert that is linked to an earlier one follows it within this time. */
    private static final Duration BEFORE = Duration.ofDays(30);

    private static final int MOST_ALERTS = 500_000;

    private final Instant from;
    private final Instant until;
    private final Map<String, AlertStory> stories = new HashMap<>();
    private final Map<String, AlertStatus> repeated = new HashMap<>();
    private final ReviewTally reviews = new ReviewTally();
    private final SuppressionTally suppressions = new SuppressionTally();
    private final AccessTally accesses = new AccessTally();
    private long lines;
    private long unreadable;
    private long ruleChanges;

    /**
     * For a period.
     *
     * @param from its beginning
     * @param until its end, no longer part of it
     */
    public HistoryTally(Instant from, Instant until) {
        this.from = from;
        this.until = until;
    }

    /**
     * One line.
     *
     * @param appendedAt when it was written
     * @throws CommandFailed when the period holds more alerts than can be held
     */
    public void take(AlertHistory line, Instant appendedAt) {
        if (line.getAlert() != null) {
            revision(line, appendedAt);
        }
        DeskOrder order = line.getOrder();
        if (order != null && order.getExercise() != null) {
            repeated.put(order.getExercise().getAlertId(), order.getExercise().getStatus());
        }
        if (isWithin(appendedAt)) {
            lines++;
            count(line);
        }
    }

    /** A line that could not be decoded. */
    public void takeUnreadable(Instant appendedAt) {
        if (isWithin(appendedAt)) {
            lines++;
            unreadable++;
        }
    }

    private void count(AlertHistory line) {
        if (line.getReview() != null && line.getStatus() != null) {
            reviews.take(line.getStatus());
        }
        if (line.getOrder() != null) {
            suppressions.take(line.getOrder(), line.getStatus());
        }
        if (line.getAccess() != null) {
            accesses.take(line.getAlertId(), line.getAccess());
        }
        if (line.getRule() != null) {
            ruleChanges++;
        }
    }

    private void revision(AlertHistory line, Instant appendedAt) {
        AlertStory known = stories.get(line.getAlertId());
        if (known != null) {
            known.take(line.getAlert());
            return;
        }
        AlertStory story = new AlertStory(line.getAlert(), appendedAt);
        if (!story.raisedAt.isBefore(from.minus(BEFORE)) && story.raisedAt.isBefore(until)) {
            stories.put(line.getAlertId(), story);
            if (stories.size() > MOST_ALERTS) {
                throw new CommandFailed("more than " + MOST_ALERTS + " alerts were raised from " + from.minus(BEFORE)
                        + " to " + until + "; choose a shorter period");
            }
        }
    }

    private boolean isWithin(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }

    /** What the lines so far come to. */
    public AuditReport report() {
        List<AlertStory> alerts = alerts(story -> story.exerciseOf == null);
        return new AuditReport(
                new Period(
                        from.toString(),
                        until.toString(),
                        lines,
                        unreadable,
                        alerts.stream().filter(story -> story.drill).count(),
                        ruleChanges),
                OutcomeFigures.all(alerts),
                OutcomeFigures.by(alerts, story -> story.rules),
                OutcomeFigures.by(alerts, story -> List.of(story.severity.name())),
                OutcomeFigures.by(alerts, story -> List.of(story.desk)),
                reasons(alerts, AlertStatus.DISMISSED),
                reasons(alerts, AlertStatus.CONFIRMED),
                JudgementFigures.blindness(alerts),
                JudgementFigures.secondLooks(alerts),
                JudgementFigures.overturned(alerts, stories::get),
                TimeFigures.of(alerts),
                JudgementFigures.exercises(alerts(story -> story.exerciseOf != null), this::before),
                accesses.figures(),
                suppressions.figures(alerts),
                reviews.figures());
    }

    private List<AlertStory> alerts(Predicate<AlertStory> which) {
        return stories.values().stream()
                .filter(story -> isWithin(story.raisedAt))
                .filter(which)
                .toList();
    }

    /** How the alert that an exercise repeats had been decided; null when it had not, or nobody knows. */
    private @Nullable AlertStatus before(AlertStory exercise) {
        AlertStory story = stories.get(exercise.exerciseOf);
        AlertStatus known = story == null ? repeated.get(exercise.exerciseOf) : story.decision;
        return known != null && AlertStory.isDecided(known) ? known : null;
    }

    private static Map<String, Long> reasons(Collection<AlertStory> alerts, AlertStatus outcome) {
        Map<String, Long> reasons = new TreeMap<>();
        alerts.stream()
                .filter(alert -> alert.status == outcome)
                .forEach(alert -> reasons.merge(alert.reason, 1L, Long::sum));
        return reasons;
    }
}
