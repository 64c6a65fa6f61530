package io.crossfix.audit.report;

import io.crossfix.backtest.statistics.Difference;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the alerts of a period were answered. What each figure means is written in {@code deploy/docs/audit.md}.
 *
 * @param period what it is about
 * @param all outcomes of all alerts
 * @param byRule outcomes by rule; an alert counts under each of its rules
 * @param bySeverity outcomes by severity
 * @param byDesk outcomes by owning desk
 * @param dismissals dismissed alerts by reason code
 * @param confirmations confirmed alerts by reason code
 * @param blind decisions with and without the score before one's eyes
 * @param secondLooks what second persons said
 * @param overturned decisions that a later alert of the same incident went against
 * @param times how long people took
 * @param exercises how ordered exercises were answered
 * @param accesses who looked at evidence, by purpose
 * @param suppressions what was ordered not to call for anybody
 * @param reviews what became of answers
 */
public record AuditReport(
        Period period,
        Outcomes all,
        List<Outcomes> byRule,
        List<Outcomes> bySeverity,
        List<Outcomes> byDesk,
        Map<String, Long> dismissals,
        Map<String, Long> confirmations,
        Blindness blind,
        SecondLooks secondLooks,
        Overturned overturned,
        List<Times> times,
        Exercises exercises,
        Accesses accesses,
        Suppressions suppressions,
        Reviews reviews) {

    /**
     * What a report is about.
     *
     * @param from beginning, ISO 8601
     * @param until end, ISO 8601
     * @param lines lines of the history within it
     * @param unreadable lines that could not be decoded
     * @param drills alerts within it with tests or drills among their evidence
     * @param ruleChanges changes of rules within it
     */
    public record Period(String from, String until, long lines, long unreadable, long drills, long ruleChanges) {}

    /**
     * What became of some alerts.
     *
     * @param name what they have in common
     * @param raised how many there were
     * @param shares how many of them ended as what: confirmed, dismissed, expired, retracted, merged, open
     * @param precision confirmed among confirmed and dismissed
     */
    public record Outcomes(String name, long raised, Map<String, Share> shares, Share precision) {}

    /**
     * Whether decisions follow the score more when it is shown.
     *
     * @param threshold the score from which on confirming agrees with it
     * @param blind decisions with the score hidden
     * @param open decisions with the score shown
     * @param difference how much more often open decisions agree; null when one side is empty
     */
    public record Blindness(
            double threshold,
            Judgements blind,
            Judgements open,
            @Nullable Difference difference) {}

    /**
     * Decisions of one manner.
     *
     * @param confirmed confirmed ones
     * @param agreeing ones that agree with the score
     * @param concordance share of pairs, one confirmed and one dismissed, in which the confirmed one has the higher score; null
     *     when one kind is missing
     */
    public record Judgements(
            Share confirmed, Share agreeing, @Nullable Double concordance) {}

    /**
     * Second looks.
     *
     * @param wanted still to be taken
     * @param agreed agreed with the first decision, of those taken
     * @param agreedWithConfirmation the same where the first decision was to confirm
     * @param agreedWithDismissal the same where it was to dismiss
     */
    public record SecondLooks(long wanted, Share agreed, Share agreedWithConfirmation, Share agreedWithDismissal) {}

    /**
     * Decisions that a later decision on a linked alert of the same incident went against.
     *
     * @param dismissedThenConfirmed of the dismissed ones with such a later decision
     * @param confirmedThenDismissed of the confirmed ones with such a later decision
     */
    public record Overturned(Share dismissedThenConfirmed, Share confirmedThenDismissed) {}

    /**
     * How long people took from the raising of an alert on.
     *
     * @param until what was waited for: first answer or decision
     * @param severity alerts of this severity, or all
     * @param count alerts that it came for
     * @param medianSeconds half of them took at most so long; null for none
     * @param p90Seconds nine in ten did; null for none
     * @param p99Seconds ninety-nine in a hundred did; null for none
     */
    public record Times(
            String until,
            String severity,
            long count,
            @Nullable Double medianSeconds,
            @Nullable Double p90Seconds,
            @Nullable Double p99Seconds) {}

    /**
     * Ordered exercises.
     *
     * @param raised how many there were
     * @param answered how they were answered: confirmed, dismissed, acknowledged only, not answered
     * @param asBefore decided as the alert that they repeat, of those where both were decided
     */
    public record Exercises(long raised, Map<String, Share> answered, Share asBefore) {}

    /**
     * Accesses to evidence.
     *
     * @param total all of them
     * @param byPurpose by purpose code
     * @param byWhat by what was looked at
     * @param byRole by role
     */
    public record Accesses(long total, List<Purpose> byPurpose, Map<String, Long> byWhat, Map<String, Long> byRole) {}

    /**
     * Accesses for one purpose.
     *
     * @param purpose its code
     * @param accesses how often
     * @param accounts by how many accounts
     * @param subjects to how many alerts
     */
    public record Purpose(String purpose, long accesses, long accounts, long subjects) {}

    /**
     * Suppression windows.
     *
     * @param suppressed alerts that one covered, of all
     * @param byReason what was opened for which reason
     * @param windows each window, earliest first; at most {@link SuppressionTally#MOST_WINDOWS}
     * @param refused orders that were refused
     */
    public record Suppressions(Share suppressed, List<Reason> byReason, List<Window> windows, long refused) {}

    /**
     * Windows of one reason.
     *
     * @param reason its code
     * @param windows how many
     * @param hours how long they were in force together
     * @param covered alerts that they covered
     */
    public record Reason(String reason, long windows, double hours, long covered) {}

    /**
     * One window.
     *
     * @param id its order
     * @param desk whose
     * @param by account that ordered it
     * @param reason reason code
     * @param from beginning, ISO 8601
     * @param until end as ordered, or when it was lifted, ISO 8601
     * @param upTo highest severity that it held for
     * @param radiusMetres radius of its area
     * @param rules rules that it held for; empty for all
     * @param covered alerts that it covered
     */
    public record Window(
            String id,
            String desk,
            String by,
            String reason,
            String from,
            String until,
            String upTo,
            double radiusMetres,
            List<String> rules,
            long covered) {}

    /**
     * Answers.
     *
     * @param refused refused ones, of all
     * @param byReason refused ones by reason, numbers and ids within it left out
     */
    public record Reviews(Share refused, Map<String, Long> byReason) {}
}
