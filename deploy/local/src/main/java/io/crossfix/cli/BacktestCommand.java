package io.crossfix.cli;

import io.crossfix.backtest.Backtest;
import io.crossfix.backtest.Backtest.Plan;
import io.crossfix.backtest.Progress;
import io.crossfix.backtest.RuleSet;
import io.crossfix.backtest.TrueEvents;
import io.crossfix.backtest.TrueEvents.Nearness;
import io.crossfix.backtest.engine.Recording;
import io.crossfix.backtest.report.BacktestReport;
import io.crossfix.backtest.report.Reports;
import io.crossfix.backtest.report.TextReport;
import io.crossfix.document.InvalidDocument;
import io.crossfix.feeds.UnusableSource;
import io.crossfix.settings.RulesSection;
import io.crossfix.settings.StartingRules;
import io.crossfix.watch.Screen;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Rules over recorded data, with a report. */
@Command(
        name = "backtest",
        description = {
            "Runs rules over recorded data at full speed, in this process, with the steps of production.",
            "Reports matches by day, hour, area and rule, their lift over chance, alerts per operator-hour, and what"
                    + " other rules find differently."
        })
final class BacktestCommand implements Callable<Integer> {

    private static final int MOST_SHIFTS = 14;

    @Spec
    private @Nullable CommandSpec command;

    @Mixin
    private RecordingOptions recorded = new RecordingOptions();

    @Option(
            names = "--against",
            paramLabel = "DIR|FILE",
            description = "Other rules to compare with; differing matches are listed.")
    private @Nullable Path against;

    private int shifts = 3;

    @Option(
            names = "--shifts",
            paramLabel = "N",
            defaultValue = "3",
            description = "To learn what chance does, move the anchors by 1 to N days both ways, 0 to " + MOST_SHIFTS
                    + "; 2 N runs for each stream that anchors rules.")
    void shifts(int wanted) {
        Crossfix.demand(
                command,
                wanted >= 0 && wanted <= MOST_SHIFTS,
                "--shifts must be within [0, " + MOST_SHIFTS + "], was " + wanted);
        shifts = wanted;
    }

    @ArgGroup(exclusive = false)
    private @Nullable Truth truth;

    /** What really happened. */
    static final class Truth {

        @Option(
                names = "--truth",
                paramLabel = "FILE",
                required = true,
                description = "True events, JSON Lines as 'simulate --truth' writes them; gives precision and recall.")
        private Path file = Path.of("");

        @Option(
                names = "--truth-kind",
                paramLabel = "KIND",
                defaultValue = "SHOOTING",
                description = "Kind of the events that matches should lie near.")
        private String kind = "SHOOTING";

        @Option(
                names = "--truth-minutes",
                paramLabel = "N",
                defaultValue = "10",
                description = "Most minutes between a match's anchor and a true event.")
        private int minutes = 10;

        @Option(
                names = "--truth-metres",
                paramLabel = "N",
                defaultValue = "600",
                description = "Most metres between them.")
        private int metres = 600;
    }

    @Option(names = "--json", paramLabel = "FILE", description = "Write the whole report as JSON.")
    private @Nullable Path json;

    @Option(names = "--html", paramLabel = "FILE", description = "Write the report as one page with plots.")
    private @Nullable Path html;

    @Mixin
    private JobOptions job = new JobOptions();

    @Override
    public Integer call() throws InvalidDocument, UnusableSource {
        Screen screen = Screen.ofProcess();
        Progress progress = new Progress(screen);
        ZoneId city = recorded.zone();
        RuleSet rules = rules(job.rules(), city);
        RuleSet others = against == null ? null : rules(against, city);
        Plan plan = new Plan(rules, others, shifts, truth(), job.parallelism());
        long start = System.nanoTime();
        Recording recording = recorded.read(progress);
        BacktestReport report = Backtest.run(recording, (System.nanoTime() - start) / 1e9, plan, progress);
        progress.end();
        TextReport.lines(report).forEach(screen::data);
        if (json != null) {
            Reports.writeJson(report, json);
        }
        if (html != null) {
            Reports.writeHtml(report, html);
        }
        return 0;
    }

    private static RuleSet rules(@Nullable Path place, ZoneId city) throws InvalidDocument {
        return RuleSet.compile(
                place == null ? "the shipped rules" : place.toString(),
                StartingRules.byFile(place),
                RulesSection.of(place, city.getId()).surroundings());
    }

    private @Nullable TrueEvents truth() {
        if (truth == null) {
            return null;
        }
        Crossfix.demand(command, truth.minutes >= 0, "--truth-minutes must not be negative, was " + truth.minutes);
        Crossfix.demand(command, truth.metres >= 0, "--truth-metres must not be negative, was " + truth.metres);
        return TrueEvents.read(truth.file, new Nearness(truth.kind, truth.minutes * 60_000L, truth.metres));
    }
}
