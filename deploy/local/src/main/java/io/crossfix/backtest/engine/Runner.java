package io.crossfix.backtest.engine;

import io.crossfix.flow.BudgetLimits;
import io.crossfix.flow.FuseCellSettings.Limits;
import io.crossfix.job.FusionSettings;
import io.crossfix.local.BoundedFusion;
import io.crossfix.local.Numbers;
import io.crossfix.model.CellSettings;
import io.crossfix.model.RiskSettings;
import io.crossfix.rule.RuleSurroundings;
import io.crossfix.wire.Refusal.Reason;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/** Runs rules over recordings, one run after the other, on one Flink in this process. */
public final class Runner implements AutoCloseable {

    /** No anchor counts as live: silence is declared by the recording's own time alone. */
    private static final long NEVER_LIVE = Long.MIN_VALUE;

    private final BoundedFusion fusion;

    private Runner(BoundedFusion fusion) {
        this.fusion = fusion;
    }

    /**
     * What a run came to.
     *
     * @param matches that stand at the end, in order of their anchors
     * @param alerts that stand at the end, in order of their beginning
     * @param refused observations that the door did not let in, by reason
     * @param numbers the job's metrics
     * @param seconds that it took, from the start of the job to its end
     */
    public record Outcome(
            List<FoundMatch> matches,
            List<FoundAlert> alerts,
            Map<Reason, Long> refused,
            Numbers numbers,
            double seconds) {

        /** Conditions that could not be evaluated, a missing field for example, and so did not hold; by rule. */
        public Map<String, Long> failedConditions() {
            return numbers.family("failed-conditions");
        }
    }

    /**
     * Starts Flink without a job.
     *
     * @param parallelism subtasks of every step, from 1
     */
    public static Runner start(int parallelism) {
        return new Runner(BoundedFusion.start(parallelism));
    }

    /**
     * Runs rules over a recording.
     *
     * @param rules texts of the rules
     * @param surroundings what their conditions may refer to besides facts
     * @param progress told now and then how many observations have been handed to the job
     */
    public Outcome run(Recording recording, List<String> rules, RuleSurroundings surroundings, LongConsumer progress) {
        long start = System.nanoTime();
        try (RunExchange run = RunExchange.open(recording.observations())) {
            Numbers numbers = fusion.run(
                    new BacktestPorts(run), settings(rules, surroundings), () -> progress.accept(run.taken()));
            return new Outcome(
                    run.matches().values().stream().sorted(FoundMatch.BY_TIME).toList(),
                    run.alerts().values().stream().sorted(FoundAlert.BY_TIME).toList(),
                    Map.copyOf(run.refused()),
                    numbers,
                    (System.nanoTime() - start) / 1e9);
        }
    }

    private static FusionSettings settings(List<String> rules, RuleSurroundings surroundings) {
        FusionSettings usual = FusionSettings.withRules(rules, surroundings);
        Limits limits = new Limits(
                usual.limits().maxWindowMillis(),
                usual.limits().maxCandidates(),
                usual.limits().maxResidentFacts(),
                usual.limits().silenceFallbackMillis(),
                NEVER_LIVE,
                BudgetLimits.NONE);
        CellSettings cell =
                new CellSettings(usual.cell().horizonMillis(), usual.cell().maxFactsPerKind(), RiskSettings.SILENT);
        return new FusionSettings(
                usual.admission(),
                usual.grid(),
                cell,
                limits,
                usual.alerts(),
                usual.rules(),
                surroundings,
                usual.weights(),
                usual.trusted());
    }

    @Override
    public void close() {
        fusion.close();
    }
}
