package io.crossfix.audit.report;

import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.SecondLook;
import io.crossfix.record.Severity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the revisions of one alert tell, as far as a report needs it: small, a year of alerts must fit. */
final class AlertStory {

    private static final Instant NEVER = Instant.EPOCH;

    final Instant raisedAt;
    AlertStatus status = AlertStatus.RAISED;
    Severity severity = Severity.MINOR;
    String desk = "";
    /** Names of its rules, without versions. */
    List<String> rules = List.of();
    /** Reason code of the last answer; "none" without one. */
    String reason = "none";
    /** Whether its answer was given to another alert. */
    boolean carried;

    boolean blind;
    SecondLook secondLook = SecondLook.NONE;

    @Nullable
    String linkedTo;
    /** For an ordered exercise, the alert that it repeats. */
    @Nullable
    String exerciseOf;
    /** The order whose window covered it, at any time. */
    @Nullable
    String suppressedBy;

    boolean acknowledged;
    boolean drill;
    /** CONFIRMED or DISMISSED, as it was first decided; null when nobody has. */
    @Nullable
    AlertStatus decision;
    /** The score when it was decided. */
    double scoreThen;
    /** Seconds from raising to the first answer; null when there was none, or it was given to another alert. */
    @Nullable
    Double secondsToAnswer;
    /** Seconds from raising to the decision; null as above. */
    @Nullable
    Double secondsToDecision;

    /** Begins with a revision, and the time when it was written. */
    AlertStory(Alert first, Instant appendedAt) {
        // Alerts of releases that did not record the time were raised when they were first written, as near as can be
        // known.
        this.raisedAt = first.getRaisedAt().equals(NEVER) ? appendedAt : first.getRaisedAt();
        take(first);
    }

    /** The next revision. */
    void take(Alert revision) {
        status = revision.getStatus();
        severity = revision.getSeverity();
        desk = revision.getDesk();
        rules = revision.getRules().stream().map(AlertStory::name).distinct().toList();
        reason = revision.getReviewReason() == null ? "none" : revision.getReviewReason();
        carried = revision.getCarriedFrom() != null;
        blind = revision.getBlind();
        secondLook = revision.getSecondLook();
        linkedTo = revision.getLinkedTo();
        exerciseOf = revision.getExerciseOf();
        suppressedBy = suppressedBy == null ? revision.getSuppressedBy() : suppressedBy;
        acknowledged |= status == AlertStatus.ACKNOWLEDGED;
        drill |= revision.getExercise();
        secondsToAnswer = seconds(revision.getAnsweredAt());
        secondsToDecision = seconds(revision.getDecidedAt());
        // The first revision that is decided: what the engine adds later nobody had before them when they decided.
        if (decision == null && isDecided(status)) {
            decision = status;
            scoreThen = revision.getScore();
        }
    }

    private static String name(String rule) {
        int at = rule.indexOf('@');
        return at < 0 ? rule : rule.substring(0, at);
    }

    static boolean isDecided(AlertStatus status) {
        return status == AlertStatus.CONFIRMED || status == AlertStatus.DISMISSED;
    }

    /** Whether a person looked at this very alert and decided. */
    boolean decidedItself() {
        return decision != null && !carried;
    }

    boolean isConfirmed() {
        return decision == AlertStatus.CONFIRMED;
    }

    private @Nullable Double seconds(@Nullable Instant at) {
        return at == null || carried || at.isBefore(raisedAt)
                ? null
                : (at.toEpochMilli() - raisedAt.toEpochMilli()) / 1e3;
    }
}
