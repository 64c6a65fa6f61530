package io.crossfix.cli;

import io.crossfix.backtest.Progress;
import io.crossfix.document.InvalidDocument;
import io.crossfix.feeds.UnusableSource;
import io.crossfix.local.CommandFailed;
import io.crossfix.model.risk.RiskWeights;
import io.crossfix.model.risk.RiskWeightsText;
import io.crossfix.risk.evaluate.Evaluation;
import io.crossfix.risk.evaluate.Evaluation.Plan;
import io.crossfix.risk.fit.Fading;
import io.crossfix.risk.report.EvaluationPage;
import io.crossfix.risk.report.EvaluationReport;
import io.crossfix.risk.report.EvaluationText;
import io.crossfix.risk.study.CoveredTime;
import io.crossfix.risk.study.Holidays;
import io.crossfix.risk.study.Study;
import io.crossfix.risk.study.Window;
import io.crossfix.watch.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Rates of incidents on weeks that they have not seen. */
@Command(
        name = "evaluate",
        description = {
            "Fits rates of incidents to one part of a recording and judges them on another, in the order of time.",
            "Reports log-likelihood, hit rates, PAI and PEI, calibration, with intervals, beside the usual baselines."
        })
final class RiskEvaluateCommand implements Callable<Integer> {

    private static final int MOST_DRAWS = 100_000;

    @Spec
    private @Nullable CommandSpec command;

    @Mixin
    private StudyOptions study = new StudyOptions();

    @Option(
            names = "--fit-from",
            paramLabel = "DATE",
            converter = DayReader.class,
            description = "First day of the fit; the recording's by default.")
    private @Nullable LocalDate fitFrom;

    @Option(
            names = "--fit-to",
            paramLabel = "DATE",
            converter = DayReader.class,
            description = "Day after the last of the fit; by --fit-share by default.")
    private @Nullable LocalDate fitTo;

    @Option(
            names = "--test-from",
            paramLabel = "DATE",
            converter = DayReader.class,
            description = "First held-out day; the end of the fit by default.")
    private @Nullable LocalDate testFrom;

    @Option(
            names = "--test-to",
            paramLabel = "DATE",
            converter = DayReader.class,
            description = "Day after the last held-out day; the recording's end by default.")
    private @Nullable LocalDate testTo;

    @Option(
            names = "--fit-share",
            paramLabel = "S",
            defaultValue = "0.6",
            description =
                    "Share of the covered time, from its beginning, that is fitted to where no --fit-to is given.")
    private double fitShare = 0.6;

    @Option(
            names = "--weights",
            showDefaultValue = Visibility.NEVER,
            paramLabel = "FILE",
            split = ",",
            description = "Weights documents to be judged as well, as they are.")
    private List<Path> weights = List.of();

    @Option(
            names = "--holidays",
            paramLabel = "MM-DD,..",
            defaultValue = Holidays.DEFAULT,
            converter = HolidaysReader.class,
            description = "Days of the year that the second table leaves out.")
    private Holidays holidays = Holidays.parse(Holidays.DEFAULT);

    @Option(
            names = "--lives",
            showDefaultValue = Visibility.NEVER,
            paramLabel = "LIFE",
            split = ",",
            converter = LifeReader.class,
            description = "Further mean lives that only a study knows, such as 3m,30m,120d.")
    private List<Duration> lives = List.of();

    @Option(names = "--bootstrap", paramLabel = "N", defaultValue = "1000", description = "Draws for the intervals.")
    private int draws = 1_000;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Seed of the draws.")
    private long seed = 1;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the whole report as JSON.")
    private @Nullable Path json;

    @Option(names = "--html", paramLabel = "FILE", description = "Write the report as one page with maps and plots.")
    private @Nullable Path html;

    @Override
    public Integer call() throws InvalidDocument, UnusableSource {
        Crossfix.demand(
                command,
                draws >= 1 && draws <= MOST_DRAWS,
                "--bootstrap must be within [1, " + MOST_DRAWS + "], was " + draws);
        Crossfix.demand(command, fitShare > 0 && fitShare < 1, "--fit-share must be within (0, 1), was " + fitShare);
        List<RiskWeights> given = given();
        Screen screen = Screen.ofProcess();
        Progress progress = new Progress(screen, "days of all rows");
        Study.Prepared prepared = study.prepare(progress);
        Window fit = fit(prepared);
        List<Fading> kernels = Stream.concat(
                        study.kernels().stream(), lives.stream().map(Fading::of))
                .distinct()
                .sorted(Comparator.comparingDouble(Fading::meanLifeMillis))
                .toList();
        Plan plan = new Plan(fit, test(prepared, fit), kernels, given, holidays, study.fitLeavesOut(), draws, seed);
        EvaluationReport report = Evaluation.run(prepared.within(fit), plan, progress);
        progress.end();
        EvaluationText.lines(report).forEach(screen::data);
        if (json != null) {
            EvaluationPage.writeJson(report, json);
        }
        if (html != null) {
            EvaluationPage.writeHtml(report, html);
        }
        return 0;
    }

    private List<RiskWeights> given() throws InvalidDocument {
        List<RiskWeights> given = new ArrayList<>();
        for (Path file : weights) {
            try {
                given.add(RiskWeightsText.read(Files.readString(file), file.toString()));
            } catch (IOException e) {
                throw new CommandFailed("the weights " + file + " cannot be read: " + e, e);
            }
        }
        return given;
    }

    private Window fit(Study.Prepared prepared) {
        CoveredTime covered = prepared.covered();
        long from = time(fitFrom, prepared, covered.whole().from());
        double before = covered.daysBefore(from);
        double left = covered.daysBefore(covered.whole().to()) - before;
        long to = time(fitTo, prepared, covered.after(before + fitShare * left));
        return window("fit", from, to);
    }

    private Window test(Study.Prepared prepared, Window fit) {
        long from = time(testFrom, prepared, fit.to());
        long to = Math.min(
                prepared.covered().whole().to(),
                time(testTo, prepared, prepared.covered().whole().to()));
        Crossfix.demand(
                command,
                from >= fit.to(),
                "the test must not begin before the fit ends: rates would be judged by what they have seen");
        return window("test", from, to);
    }

    private Window window(String name, long from, long to) {
        Crossfix.demand(command, from < to, "the " + name + " is empty: it would end before it begins");
        return new Window(from, to);
    }

    /** The beginning of a day in the city, milliseconds since epoch. */
    static long time(@Nullable LocalDate day, Study.Prepared prepared, long otherwise) {
        ZoneId zone = prepared.recording().zone();
        return day == null ? otherwise : day.atStartOfDay(zone).toInstant().toEpochMilli();
    }
}
