package io.crossfix.backtest.report;

import io.crossfix.backtest.report.BacktestReport.AlertFigures;
import io.crossfix.backtest.report.BacktestReport.AreaFigures;
import io.crossfix.backtest.report.BacktestReport.LabelFigures;
import io.crossfix.backtest.report.BacktestReport.LiftFigures;
import io.crossfix.backtest.report.BacktestReport.RecordingFigures;
import io.crossfix.backtest.report.BacktestReport.RuleFigures;
import io.crossfix.backtest.report.BacktestReport.SetFigures;
import io.crossfix.backtest.report.BacktestReport.ShareFigures;
import io.crossfix.backtest.report.BacktestReport.SpeedFigures;
import io.crossfix.backtest.report.Comparison.Differing;
import io.crossfix.backtest.report.Comparison.Overlap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A report as text for a terminal. */
public final class TextReport {

    private static final int MAX_DIFFERING = 20;
    private static final int MAX_AREAS = 5;

    private final List<String> lines = new ArrayList<>();

    private TextReport() {}

    /** The lines of a report. */
    public static List<String> lines(BacktestReport report) {
        TextReport text = new TextReport();
        text.recording(report.recording());
        text.set(report.rules());
        SetFigures against = report.against();
        if (against != null) {
            text.set(against);
        }
        Comparison differences = report.differences();
        if (differences != null) {
            text.differences(differences);
        }
        text.say("");
        text.say("%s", report.truth());
        text.speed(report.speed());
        return text.lines;
    }

    private void recording(RecordingFigures all) {
        say("%s: %,d rows, %s to %s %s", all.name(), all.rows(), all.from(), all.to(), all.zone());
        say(
                "observations %s; %d days, %,.0f hours covered",
                counts(all.observations()), all.coveredDays(), all.coveredHours());
        say(
                "not used: filtered %s, rejected %s, refused at the door %s",
                counts(all.filtered()), counts(all.rejected()), counts(all.refused()));
    }

    private void set(SetFigures set) {
        say("");
        say("rules of %s", set.name());
        say(
                "  %-28s %-8s %9s %8s  %-36s %s",
                "rule", "version", "anchors", "matches", "lift over chance [95 %]", "precision, recall [95 %]");
        set.rules().forEach(this::rule);
        AlertFigures alerts = set.alerts();
        say(
                "  alerts %,d, %.3f per operator-hour; most in ten minutes %d%s",
                alerts.total(),
                alerts.perOperatorHour(),
                alerts.mostInTenMinutes(),
                alerts.mostFrom().isEmpty() ? "" : " (from " + alerts.mostFrom() + ")");
        if (!set.areas().isEmpty()) {
            say(
                    "  areas %d; most matches %s",
                    set.areas().size(),
                    set.areas().stream().limit(MAX_AREAS).map(TextReport::area).collect(Collectors.joining(", ")));
        }
        set.degraded().forEach((what, matches) -> say("  degraded: %s (%,d matches)", what, matches));
        if (!set.failedConditions().isEmpty()) {
            say("  conditions that could not be evaluated: %s", counts(set.failedConditions()));
        }
    }

    private static String area(AreaFigures area) {
        return area.cell() + " " + area.matches();
    }

    private void rule(RuleFigures rule) {
        String mode = rule.mode().equals("live") ? "" : " " + rule.mode();
        say(
                "  %-28s %-8s %,9d %,8d  %-36s %s",
                rule.rule(),
                rule.version() + mode,
                rule.anchors(),
                rule.matches(),
                lift(rule.lift()),
                labels(rule.labels()));
    }

    private static String lift(LiftFigures lift) {
        if (!lift.note().isEmpty()) {
            return lift.note();
        }
        String lower = number(Objects.requireNonNull(lift.lower()));
        return lift.ratio() == null || lift.upper() == null
                ? "at least " + lower + " (none by chance)"
                : number(lift.ratio()) + " [" + lower + ", " + number(lift.upper()) + "]";
    }

    private static String labels(@Nullable LabelFigures labels) {
        return labels == null ? "unknown" : share(labels.precision()) + ", " + share(labels.recall());
    }

    private static String share(ShareFigures share) {
        return share.share() == null
                ? "unknown"
                : String.format(
                        Locale.ROOT,
                        "%.0f%% [%.0f, %.0f]",
                        100 * share.share(),
                        100 * orZero(share.lower()),
                        100 * orZero(share.upper()));
    }

    private static double orZero(@Nullable Double value) {
        return value == null ? 0 : value;
    }

    private void differences(Comparison all) {
        say("");
        say("  %-28s %8s %8s %8s %10s", "A against B", "only A", "only B", "both", "different");
        all.byRule().forEach(this::overlap);
        overlap("all rules", all.total());
        all.differing().stream().limit(MAX_DIFFERING).forEach(this::differing);
        if (all.differing().size() > MAX_DIFFERING) {
            say("  ... and %,d more; --json lists all of them", all.differing().size() - MAX_DIFFERING);
        }
    }

    private void overlap(String rule, Overlap overlap) {
        say(
                "  %-28s %,8d %,8d %,8d %,10d",
                rule, overlap.onlyA(), overlap.onlyB(), overlap.same(), overlap.different());
    }

    private void differing(Differing match) {
        String where = switch (match.where()) {
            case ONLY_A -> "only A";
            case ONLY_B -> "only B";
            case BOTH -> "both";
        };
        say(
                "  %-6s %s %s at %s, %.5f %.5f",
                where, match.rule(), match.anchor(), match.at(), match.latitude(), match.longitude());
        if (match.reasonA() != null) {
            say("         A: %s", match.reasonA());
        }
        if (match.reasonB() != null) {
            say("         B: %s", match.reasonB());
        }
    }

    private void speed(SpeedFigures speed) {
        say(
                "speed: %,.0f observations/s in the first run (%.1f s), %,.0f with reading and decoding (%.1f s);"
                        + " %,.0f over all %d runs; %d subtasks on %d processors",
                speed.firstRunPerSecond(),
                speed.firstRunSeconds(),
                speed.withDecodingPerSecond(),
                speed.decodingSeconds(),
                speed.allRunsPerSecond(),
                speed.runs(),
                speed.parallelism(),
                speed.processors());
        say("%s", speed.state());
    }

    private static String counts(Map<String, Long> counts) {
        return counts.isEmpty()
                ? "none"
                : counts.entrySet().stream()
                        .map(entry -> String.format(Locale.ROOT, "%s %,d", entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value);
    }

    private void say(String format, @Nullable Object... values) {
        lines.add(String.format(Locale.ROOT, format, values));
    }
}
