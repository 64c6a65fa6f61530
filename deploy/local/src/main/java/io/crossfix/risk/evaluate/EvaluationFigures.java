package io.crossfix.risk.evaluate;

import io.crossfix.model.Grid;
import io.crossfix.model.risk.RiskSource;
import io.crossfix.risk.evaluate.Bootstrap.Sums;
import io.crossfix.risk.evaluate.Evaluation.Plan;
import io.crossfix.risk.evaluate.Replay.Outcome;
import io.crossfix.risk.evaluate.Roster.Row;
import io.crossfix.risk.evaluate.Tally.Sum;
import io.crossfix.risk.evaluate.TestDays.Day;
import io.crossfix.risk.fit.Dictionary;
import io.crossfix.risk.fit.Fading;
import io.crossfix.risk.fit.Kernel;
import io.crossfix.risk.fit.Rates;
import io.crossfix.risk.report.EvaluationReport;
import io.crossfix.risk.report.EvaluationReport.CellFigures;
import io.crossfix.risk.report.EvaluationReport.CountFigures;
import io.crossfix.risk.report.EvaluationReport.DifferenceFigures;
import io.crossfix.risk.report.EvaluationReport.GainPoint;
import io.crossfix.risk.report.EvaluationReport.MapFigures;
import io.crossfix.risk.report.EvaluationReport.ReliabilityPoint;
import io.crossfix.risk.report.EvaluationReport.RowFigures;
import io.crossfix.risk.report.EvaluationReport.WeightFigures;
import io.crossfix.risk.study.Study;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** From tallies to figures. */
final class EvaluationFigures {

    private final Study study;
    private final Plan plan;
    private final TestDays test;
    private final List<Row> rows;
    private final int shown;
    private final List<Outcome> outcomes;
    private final List<Sums> sums;
    private final List<Sums> quietSums;

    EvaluationFigures(Study study, Plan plan, TestDays test, Roster roster, List<Outcome> outcomes) {
        this.study = study;
        this.plan = plan;
        this.test = test;
        this.rows = roster.rows();
        this.shown = roster.shown();
        this.outcomes = outcomes;
        this.sums = sums(day -> true, outcome -> outcome.weeks());
        this.quietSums = sums(day -> !day.holiday(), outcome -> outcome.quietWeeks());
    }

    EvaluationReport report() {
        List<RowFigures> figures =
                IntStream.range(0, rows.size()).mapToObj(this::row).toList();
        return new EvaluationReport(new StudySummary(study, plan, test).figures(), figures, map());
    }

    private interface WeekTallies {
        List<Tally> of(Outcome outcome);
    }

    private List<Sums> sums(Predicate<Day> wanted, WeekTallies weeks) {
        int[] covered = test.days().stream()
                .filter(Day::isTest)
                .mapToInt(Day::week)
                .distinct()
                .toArray();
        Bootstrap bootstrap = new Bootstrap(covered.length, plan.draws(), plan.seed());
        return outcomes.parallelStream()
                .map(outcome -> {
                    List<Tally> byWeek = weeks(outcome, wanted, weeks.of(outcome));
                    List<Tally> blocks =
                            Arrays.stream(covered).mapToObj(byWeek::get).toList();
                    Tally all = new Tally();
                    blocks.forEach(block -> all.add(block, 1));
                    return new Sums(all, bootstrap.draw(blocks));
                })
                .toList();
    }

    private List<Tally> weeks(Outcome outcome, Predicate<Day> wanted, List<Tally> ofWeeks) {
        List<Tally> weeks = Stream.generate(Tally::new).limit(test.weeks()).toList();
        for (int week = 0; week < ofWeeks.size(); week++) {
            weeks.get(week).add(ofWeeks.get(week), 1);
        }
        for (int i = 0; i < test.days().size(); i++) {
            Day day = test.days().get(i);
            if (day.isTest() && wanted.test(day)) {
                weeks.get(day.week()).add(outcome.days().get(i), 1);
            }
        }
        return weeks;
    }

    private RowFigures row(int position) {
        Rates rates = outcomes.get(position).rates();
        Tally all = sums.get(position).all();
        return new RowFigures(
                rows.get(position).name(),
                measures(sums.get(position)),
                measures(quietSums.get(position)),
                counts(all),
                differences(position),
                gain(all),
                reliability(all.bins()),
                Arrays.stream(rates.basePerDay()).average().orElse(0),
                weights(rates.dictionary(), rates.weights()));
    }

    private static Map<Measure, Estimate> measures(Sums row) {
        Map<Measure, Estimate> measures = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            measures.put(measure, Bootstrap.of(row, measure::of));
        }
        return measures;
    }

    private static CountFigures counts(Tally all) {
        return new CountFigures(
                all.get(Sum.EVENTS),
                all.hits(Tally.share(0.01)),
                all.get(Sum.WEEK_EVENTS),
                all.get(Sum.WEEK_CAUGHT),
                all.get(Sum.WEEK_BEST));
    }

    private List<DifferenceFigures> differences(int position) {
        Set<String> others = new LinkedHashSet<>();
        String against = rows.get(position).against();
        if (against != null) {
            others.add(against);
        }
        others.add(Roster.EWMA);
        others.add(Roster.UNIFORM);
        others.remove(rows.get(position).name());
        List<String> names = rows.stream().map(Row::name).toList();
        return others.stream()
                .map(other -> difference(position, names.indexOf(other)))
                .toList();
    }

    private DifferenceFigures difference(int row, int other) {
        return new DifferenceFigures(
                rows.get(other).name(),
                Bootstrap.difference(sums.get(row), sums.get(other), Measure.LL_PER_EVENT::of),
                Bootstrap.difference(sums.get(row), sums.get(other), Measure.LL_PER_EVENT_LEVELLED::of),
                Bootstrap.difference(quietSums.get(row), quietSums.get(other), Measure.LL_PER_EVENT::of),
                Bootstrap.difference(sums.get(row), sums.get(other), Measure.HIT_1_PERCENT::of));
    }

    private static List<GainPoint> gain(Tally all) {
        return IntStream.range(0, Tally.SHARES.length)
                .mapToObj(i -> new GainPoint(Tally.SHARES[i], all.hits(i) / all.get(Sum.EVENTS)))
                .toList();
    }

    private static List<ReliabilityPoint> reliability(Bins bins) {
        return IntStream.range(0, bins.count())
                .filter(bin -> bins.forecasts(bin) > 0)
                .mapToObj(bin -> new ReliabilityPoint(
                        bins.probability(bin), bins.frequency(bin), bins.forecasts(bin), bins.happened(bin)))
                .toList();
    }

    private static List<WeightFigures> weights(Dictionary dictionary, double[] weights) {
        List<WeightFigures> figures = new ArrayList<>();
        for (int source = 0; source < dictionary.sources().size(); source++) {
            for (int kernel = 0; kernel < dictionary.kernels().size(); kernel++) {
                for (int ring = 0; ring < dictionary.rings(); ring++) {
                    RiskSource of = dictionary.sources().get(source);
                    figures.add(new WeightFigures(
                            of.name(),
                            name(dictionary.kernels().get(kernel)),
                            ring,
                            weights[dictionary.term(source, ring, kernel)]));
                }
            }
        }
        return figures;
    }

    private static String name(Kernel kernel) {
        return kernel instanceof Fading ? kernel.toString() : "cumulative";
    }

    private MapFigures map() {
        Outcome outcome = outcomes.get(shown);
        double days = study.covered().days(plan.test());
        List<CellFigures> cells = IntStream.range(0, study.domain().size())
                .mapToObj(cell -> new CellFigures(
                        Grid.text(study.domain().cell(cell)),
                        corners(study.domain().cell(cell)),
                        outcome.expectedByCell()[cell] / days,
                        outcome.countByCell()[cell]))
                .toList();
        return new MapFigures(rows.get(shown).name(), cells);
    }

    private double[][] corners(long cell) {
        return study.grid().corners(cell).stream()
                .map(corner -> new double[] {corner.latitude(), corner.longitude()})
                .toArray(double[][]::new);
    }
}
