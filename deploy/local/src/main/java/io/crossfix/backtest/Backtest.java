package io.crossfix.backtest;

import io.crossfix.backtest.RuleSet.Entry;
import io.crossfix.backtest.engine.Recording;
import io.crossfix.backtest.engine.Runner;
import io.crossfix.backtest.engine.Runner.Outcome;
import io.crossfix.backtest.report.BacktestReport;
import io.crossfix.backtest.report.BacktestReport.LiftFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Runs rules over a recording as often as the report needs it, on one Flink in this process. */
public final class Backtest {

    private final Recording recording;
    private final Plan plan;
    private final Runner runner;
    private final Progress progress;
    private final Coverage coverage;
    private final ChanceStudy chance;
    private final List<Double> seconds = new ArrayList<>();

    /**
     * What is asked for.
     *
     * @param rules the rules
     * @param against rules to compare them with; null for none
     * @param shifts to learn what chance does, anchors are moved by 1 to so many days both ways; 0 for not at all
     * @param truth what really happened; null when nobody knows
     * @param parallelism subtasks of every step, from 1
     */
    public record Plan(
            RuleSet rules,
            @Nullable RuleSet against,
            int shifts,
            @Nullable TrueEvents truth,
            int parallelism) {}

    private Backtest(Recording recording, Plan plan, Runner runner, Progress progress) {
        this.recording = recording;
        this.plan = plan;
        this.runner = runner;
        this.progress = progress;
        this.coverage = Coverage.of(recording);
        this.chance = new ChanceStudy(recording, coverage, plan.shifts());
    }

    /**
     * Runs it all.
     *
     * @param decodingSeconds what reading the recording took, to be told in the report
     */
    public static BacktestReport run(Recording recording, double decodingSeconds, Plan plan, Progress progress) {
        try (Runner runner = Runner.start(plan.parallelism())) {
            return new Backtest(recording, plan, runner, progress).run(decodingSeconds);
        }
    }

    private BacktestReport run(double decodingSeconds) {
        RuleSet against = plan.against();
        RuleSet changed = against == null ? null : against.only(entry -> isChanged(entry, against));
        int runs = 1 + chance.runs(plan.rules()) + (changed == null ? 0 : 1 + chance.runs(changed));
        progress.begin((long) runs * recording.observations().size());
        SetRun first = study(plan.rules(), plan.rules(), Map.of());
        SetRun second = against == null || changed == null ? null : study(against, changed, first.lifts());
        return new Figures(recording, coverage, plan.truth())
                .report(first, second, new Speed(plan.parallelism(), decodingSeconds, seconds));
    }

    /**
     * Runs a set of rules as the recording is, and those of them whose lift is not known yet also by chance.
     *
     * @param known lifts of the others
     */
    private SetRun study(RuleSet rules, RuleSet unknown, Map<String, LiftFigures> known) {
        Outcome outcome = run(recording, rules, rules.name());
        Map<String, LiftFigures> lifts = new TreeMap<>(known);
        lifts.putAll(chance.lifts(unknown, outcome.matches(), this::run));
        return new SetRun(rules, outcome, lifts);
    }

    /** A rule that is word for word among the first set, and means the same, needs no runs of its own. */
    private boolean isChanged(Entry entry, RuleSet against) {
        Entry known = plan.rules().entry(entry.rule().id());
        return known == null
                || !known.text().equals(entry.text())
                || !plan.rules().surroundings().equals(against.surroundings());
    }

    /**
     * How long all of it took.
     *
     * @param runs seconds of each run, in their order
     */
    record Speed(int parallelism, double decodingSeconds, List<Double> runs) {}

    private Outcome run(Recording what, RuleSet rules, String title) {
        Outcome outcome = runner.run(what, rules.texts(), rules.surroundings(), taken -> progress.at(title, taken));
        progress.ended(what.observations().size());
        seconds.add(outcome.seconds());
        return outcome;
    }
}
