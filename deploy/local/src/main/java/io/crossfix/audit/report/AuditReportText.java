package io.crossfix.audit.report;

import io.crossfix.audit.report.AuditReport.Judgements;
import io.crossfix.audit.report.AuditReport.Outcomes;
import io.crossfix.audit.report.AuditReport.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A report as lines for people. */
public final class AuditReportText {

    private final List<String> lines = new ArrayList<>();

    private AuditReportText() {}

    /** The whole report. */
    public static List<String> lines(AuditReport report) {
        AuditReportText text = new AuditReportText();
        text.head(report);
        text.outcomes(report);
        text.judgements(report);
        text.times(report);
        text.exercises(report);
        text.suppressions(report);
        text.accesses(report);
        return text.lines;
    }

    private void head(AuditReport report) {
        say(
                "alerts raised from %s to %s; %,d lines of history, %,d unreadable, %,d changes of rules; shares with 95 %% intervals",
                report.period().from(),
                report.period().until(),
                report.period().lines(),
                report.period().unreadable(),
                report.period().ruleChanges());
        say(
                "%,d of them with tests or drills among their evidence; ordered exercises are counted apart",
                report.period().drills());
    }

    private void outcomes(AuditReport report) {
        outcomes("", report.all());
        group("by rule", report.byRule());
        group("by severity", report.bySeverity());
        group("by desk", report.byDesk());
        say("reasons to dismiss: %s", counts(report.dismissals()));
        say("reasons to confirm: %s", counts(report.confirmations()));
    }

    private void group(String title, List<Outcomes> groups) {
        say("%s:", title);
        groups.forEach(group -> outcomes("  ", group));
    }

    private void outcomes(String indent, Outcomes group) {
        say("%s%s: %,d raised; confirmed of decided %s", indent, group.name(), group.raised(), text(group.precision()));
        if (group.raised() > 0) {
            say("%s  %s", indent, ends(group));
        }
    }

    /** What became of them; what became of none is left to the page and to JSON. */
    private static String ends(Outcomes group) {
        return String.join(
                "; ",
                group.shares().entrySet().stream()
                        .filter(end -> end.getValue().count() > 0)
                        .map(end -> end.getKey() + " " + text(end.getValue()))
                        .toList());
    }

    private void judgements(AuditReport report) {
        say(
                "decisions and the score (agreeing: confirmed from %.2f on, dismissed below):",
                report.blind().threshold());
        judgements("score hidden", report.blind().blind());
        judgements("score shown", report.blind().open());
        var difference = report.blind().difference();
        say(
                "  shown less hidden: %s",
                difference == null
                        ? "unknown"
                        : String.format(
                                Locale.ROOT,
                                "%+.1f points [%+.1f, %+.1f] more often agreeing with the score",
                                100 * difference.value(),
                                100 * difference.lower(),
                                100 * difference.upper()));
        say(
                "second looks: agreed %s (first confirmed: %s; first dismissed: %s), %,d still wanted",
                text(report.secondLooks().agreed()),
                text(report.secondLooks().agreedWithConfirmation()),
                text(report.secondLooks().agreedWithDismissal()),
                report.secondLooks().wanted());
        say(
                "overturned by a linked later alert: dismissed, then confirmed %s; confirmed, then dismissed %s",
                text(report.overturned().dismissedThenConfirmed()),
                text(report.overturned().confirmedThenDismissed()));
    }

    private void judgements(String name, Judgements of) {
        say(
                "  %s: agreeing %s; confirmed %s; concordance %s",
                name, text(of.agreeing()), text(of.confirmed()), number(of.concordance(), "%.2f"));
    }

    private void times(AuditReport report) {
        say("seconds from raising, half / 9 in 10 / 99 in 100 took at most:");
        for (Times times : report.times()) {
            if (times.count() > 0 || times.severity().equals("all")) {
                say(
                        "  to the %s, %s: %s / %s / %s (%,d alerts)",
                        times.until(),
                        times.severity(),
                        number(times.medianSeconds(), "%.0f"),
                        number(times.p90Seconds(), "%.0f"),
                        number(times.p99Seconds(), "%.0f"),
                        times.count());
            }
        }
    }

    private void exercises(AuditReport report) {
        say(
                "exercises: %,d; decided as the alert that they repeat %s",
                report.exercises().raised(), text(report.exercises().asBefore()));
        report.exercises().answered().forEach((answer, share) -> {
            if (share.count() > 0) {
                say("  %s %s", answer, text(share));
            }
        });
    }

    private void suppressions(AuditReport report) {
        var all = report.suppressions();
        say("suppressed alerts %s; %,d orders refused", text(all.suppressed()), all.refused());
        all.byReason()
                .forEach(reason -> say(
                        "  %s: %,d windows, %.1f h, %,d alerts covered",
                        reason.reason(), reason.windows(), reason.hours(), reason.covered()));
        say("refused answers %s", text(report.reviews().refused()));
        report.reviews().byReason().forEach((reason, count) -> say("  %,d: %s", count, reason));
    }

    private void accesses(AuditReport report) {
        say(
                "accesses to evidence: %,d (%s; %s)",
                report.accesses().total(),
                counts(report.accesses().byWhat()),
                counts(report.accesses().byRole()));
        report.accesses()
                .byPurpose()
                .forEach(purpose -> say(
                        "  %s: %,d by %,d accounts, of %,d alerts",
                        purpose.purpose(), purpose.accesses(), purpose.accounts(), purpose.subjects()));
    }

    private void say(String format, Object... values) {
        lines.add(String.format(Locale.ROOT, format, values));
    }

    private static String text(Share share) {
        return share.share() == null
                ? "of none"
                : String.format(
                        Locale.ROOT,
                        "%.1f %% [%.1f, %.1f] (%,d of %,d)",
                        100 * share.share(),
                        percent(share.lower()),
                        percent(share.upper()),
                        share.count(),
                        share.of());
    }

    private static double percent(@Nullable Double share) {
        return share == null ? 0 : 100 * share;
    }

    private static String number(@Nullable Double value, String format) {
        return value == null ? "–" : String.format(Locale.ROOT, format, value);
    }

    private static String counts(Map<String, Long> counts) {
        return counts.isEmpty()
                ? "none"
                : String.join(
                        ", ",
                        counts.entrySet().stream()
                                .map(each -> each.getKey() + " " + each.getValue())
                                .toList());
    }
}
