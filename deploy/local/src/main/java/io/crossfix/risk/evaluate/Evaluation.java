package io.crossfix.risk.evaluate;

import io.crossfix.backtest.Progress;
import io.crossfix.local.CommandFailed;
import io.crossfix.model.risk.RiskWeights;
import io.crossfix.risk.evaluate.Replay.Outcome;
import io.crossfix.risk.fit.Fading;
import io.crossfix.risk.fit.Fitter;
import io.crossfix.risk.report.EvaluationReport;
import io.crossfix.risk.study.Holidays;
import io.crossfix.risk.study.Incident;
import io.crossfix.risk.study.Study;
import io.crossfix.risk.study.Window;
import java.util.List;
import java.util.TreeSet;

/** Fits rates to one part of a recording and judges them by another that they have not seen. */
public final class Evaluation {

    /**
     * What is asked for.
     *
     * @param fit window that rates are fitted to
     * @param test held-out window
     * @param kernels of the whole dictionary, the shortest first
     * @param given documents that are judged as they are
     * @param holidays that half the measures leave out
     * @param fitLeavesOut days that are not fitted to
     * @param draws of the bootstrap
     * @param seed of the bootstrap
     */
    public record Plan(
            Window fit,
            Window test,
            List<Fading> kernels,
            List<RiskWeights> given,
            Holidays holidays,
            Holidays fitLeavesOut,
            int draws,
            long seed) {

        /** Defends the collections. */
        public Plan {
            kernels = List.copyOf(kernels);
            given = List.copyOf(given);
        }
    }

    private Evaluation() {}

    /**
     * Does all of it; rows are fitted and replayed side by side, each by itself, so the result does not depend on how many
     * processors there are.
     *
     * @throws CommandFailed when the test holds no incident
     */
    public static EvaluationReport run(Study study, Plan plan, Progress progress) {
        Fitter fitter = new Fitter(study, plan.fit(), plan.fitLeavesOut());
        TestDays test = TestDays.of(study, plan.test(), plan.holidays());
        demandTargets(study, plan);
        Roster roster = Roster.of(fitter, plan.kernels(), plan.given());
        progress.begin((long) roster.rows().size() * test.days().size());
        List<Outcome> outcomes = roster.rows().parallelStream()
                .map(row -> Replay.run(study, test, row.rates().get(), () -> {
                    progress.ended(1);
                    progress.at("fitting and judging", 0);
                }))
                .toList();
        return new EvaluationFigures(study, plan, test, roster, outcomes).report();
    }

    private static void demandTargets(Study study, Plan plan) {
        boolean any = study.incidents().stream().anyMatch(incident -> isJudged(study, plan.test(), incident));
        if (!any) {
            throw new CommandFailed("there is no incident of "
                    + new TreeSet<>(study.question().targets()) + " within the domain in the test window");
        }
    }

    private static boolean isJudged(Study study, Window test, Incident incident) {
        return incident.isForecast()
                && test.holds(incident.at())
                && study.covered().covers(incident.at());
    }
}
