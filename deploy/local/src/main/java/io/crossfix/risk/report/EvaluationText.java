package io.crossfix.risk.report;

import io.crossfix.risk.evaluate.Estimate;
import io.crossfix.risk.evaluate.Measure;
import io.crossfix.risk.report.EvaluationReport.CountFigures;
import io.crossfix.risk.report.EvaluationReport.DifferenceFigures;
import io.crossfix.risk.report.EvaluationReport.RowFigures;
import io.crossfix.risk.report.EvaluationReport.StudyFigures;
import io.crossfix.risk.report.EvaluationReport.WeightFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** A study as text for a terminal. */
public final class EvaluationText {

    /** Smaller weights say nothing in three decimals. */
    private static final double LEAST_WEIGHT = 0.0005;

    private static final int LEAST_WIDTH = 45;

    private final List<String> lines = new ArrayList<>();
    private final String format;

    private EvaluationText(List<RowFigures> rows) {
        int width = rows.stream().mapToInt(row -> row.name().length()).max().orElse(0);
        this.format = "  %-" + Math.max(LEAST_WIDTH, width) + "s  %s";
    }

    /** The lines of a report. */
    public static List<String> lines(EvaluationReport report) {
        EvaluationText text = new EvaluationText(report.rows());
        text.head(report.study());
        text.likelihoods("all days", report.rows(), RowFigures::measures);
        text.ranks("all days", report.rows(), RowFigures::measures);
        text.likelihoods("without " + report.study().holidays(), report.rows(), RowFigures::quietMeasures);
        text.ranks("without " + report.study().holidays(), report.rows(), RowFigures::quietMeasures);
        text.counts(report.rows());
        text.calibration(report.rows());
        text.differences(report.rows());
        text.weights(report.rows());
        return text.lines;
    }

    private void head(StudyFigures study) {
        say("%s, %s: incidents of %s", study.name(), study.zone(), String.join(", ", study.targets()));
        say(
                "fitted %s to %s without %s (%.0f covered days, %,d incidents), held out %s to %s (%.0f covered days, %d weeks)",
                study.fitFrom(),
                study.fitTo(),
                study.fitWithout().isEmpty() ? "nothing" : study.fitWithout(),
                study.fitDays(),
                study.fitEvents(),
                study.testFrom(),
                study.testTo(),
                study.testDays(),
                study.testWeeks());
        say(
                "judged: %,d incidents, %,d of them on %s; not judged: %,d outside the domain, %,d at times not covered",
                study.testEvents(),
                study.testHolidayEvents(),
                study.holidays(),
                study.testOutside(),
                study.testUncovered());
        say("domain: %,d cells, %.1f km²; %s", study.cells(), study.squareKilometres(), study.domain());
        say("whole recording: %s; follow-ups: %s", study.incidents(), study.followUps());
        say("no events: %s; runs without a gap: %d", study.leftOut(), study.runs());
        say("intervals: 95 %%, weeks drawn %,d times, seed %d", study.draws(), study.seed());
    }

    private void likelihoods(
            String days, List<RowFigures> rows, Function<RowFigures, Map<Measure, Estimate>> measures) {
        say("");
        row("log-likelihood, " + days, "LL/event [95 %]            with running level         AUC [95 %]");
        for (RowFigures row : rows) {
            Map<Measure, Estimate> of = measures.apply(row);
            row(
                    row.name(),
                    String.join(
                            "  ",
                            estimate(get(of, Measure.LL_PER_EVENT), "%.3f", 1),
                            estimate(get(of, Measure.LL_PER_EVENT_LEVELLED), "%.3f", 1),
                            estimate(get(of, Measure.AUC), "%.3f", 1)));
        }
    }

    private void ranks(String days, List<RowFigures> rows, Function<RowFigures, Map<Measure, Estimate>> measures) {
        say("");
        row("hit rate %, " + days, "at 0.5 %  at 1 % [95 %]         at 2 %   at 5 %  at 10 %");
        for (RowFigures row : rows) {
            Map<Measure, Estimate> of = measures.apply(row);
            row(
                    row.name(),
                    String.format(
                            Locale.ROOT,
                            "%8.1f  %-20s %7.1f  %7.1f  %7.1f",
                            100 * get(of, Measure.HIT_HALF_PERCENT).value(),
                            estimate(get(of, Measure.HIT_1_PERCENT), "%.1f", 100),
                            100 * get(of, Measure.HIT_2_PERCENT).value(),
                            100 * get(of, Measure.HIT_5_PERCENT).value(),
                            100 * get(of, Measure.HIT_10_PERCENT).value()));
        }
    }

    private void counts(List<RowFigures> rows) {
        say("");
        row("1 % of the area, all days", "PAI [95 %]          n/N          weekly PAI [95 %]   n/N          PEI");
        for (RowFigures row : rows) {
            CountFigures counts = row.counts();
            row(
                    row.name(),
                    String.format(
                            Locale.ROOT,
                            "%-18s  %-11s  %-18s  %-11s  %.2f",
                            estimate(get(row.measures(), Measure.PAI), "%.1f", 1),
                            share(counts.caught(), counts.events()),
                            estimate(get(row.measures(), Measure.WEEKLY_PAI), "%.1f", 1),
                            share(counts.weekCaught(), counts.weekEvents()),
                            get(row.measures(), Measure.WEEKLY_PEI).value()));
        }
    }

    private void calibration(List<RowFigures> rows) {
        say("");
        row(
                "daily probability of a cell, running level",
                "Brier     skill % [95 %]        ECE       expected/observed: frozen  running");
        for (RowFigures row : rows) {
            row(
                    row.name(),
                    String.format(
                            Locale.ROOT,
                            "%.6f  %-20s  %.6f  %25.3f  %7.3f",
                            get(row.measures(), Measure.BRIER).value(),
                            estimate(get(row.measures(), Measure.BRIER_SKILL), "%.2f", 100),
                            get(row.measures(), Measure.CALIBRATION_ERROR).value(),
                            get(row.measures(), Measure.EXPECTED_TO_OBSERVED).value(),
                            get(row.measures(), Measure.EXPECTED_TO_OBSERVED_LEVELLED)
                                    .value()));
        }
    }

    private void differences(List<RowFigures> rows) {
        say("");
        row(
                "difference, paired",
                "nats/event [95 %]          with running level         without holidays           hit at 1 %, points [95 %]  against");
        for (RowFigures row : rows) {
            for (DifferenceFigures each : row.differences()) {
                row(
                        row.name(),
                        String.join(
                                "  ",
                                estimate(each.logLikelihood(), "%+.3f", 1),
                                estimate(each.levelled(), "%+.3f", 1),
                                estimate(each.quietLogLikelihood(), "%+.3f", 1),
                                String.format(Locale.ROOT, "%-25s", estimate(each.hit(), "%+.1f", 100)),
                                each.against()));
            }
        }
    }

    private void weights(List<RowFigures> rows) {
        say("");
        say("weights: expected further incidents from one, rings 0, 1, 2; base per cell and day");
        for (RowFigures row : rows) {
            say("  %s: base %.6f", row.name(), row.basePerDay());
            List<WeightFigures> weights = row.weights();
            for (int i = 0; i < weights.size(); ) {
                WeightFigures first = weights.get(i);
                StringBuilder rings = new StringBuilder();
                double sum = 0;
                for (; i < weights.size() && isSameTerm(first, weights.get(i)); i++) {
                    rings.append(
                            String.format(Locale.ROOT, " %.3f", weights.get(i).children()));
                    sum += weights.get(i).children();
                }
                if (sum >= LEAST_WEIGHT) {
                    say("    %-14s %-20s%s", first.source(), first.age(), rings);
                }
            }
        }
    }

    private static boolean isSameTerm(WeightFigures one, WeightFigures two) {
        return one.source().equals(two.source()) && one.age().equals(two.age());
    }

    private static Estimate get(Map<Measure, Estimate> measures, Measure measure) {
        return Objects.requireNonNull(measures.get(measure));
    }

    private static String share(double count, double of) {
        return String.format(Locale.ROOT, "%.0f/%.0f", count, of);
    }

    private static String estimate(Estimate estimate, String format, double scale) {
        return String.format(
                Locale.ROOT,
                format + " [" + format + ", " + format + "]",
                scale * estimate.value(),
                scale * estimate.lower(),
                scale * estimate.upper());
    }

    private void row(String name, String values) {
        say(format, name, values);
    }

    private void say(String format, Object... values) {
        lines.add(String.format(Locale.ROOT, format, values));
    }
}
