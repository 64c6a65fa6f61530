package io.crossfix.cli;

import io.crossfix.backtest.Progress;
import io.crossfix.document.InvalidDocument;
import io.crossfix.feeds.UnusableSource;
import io.crossfix.local.CommandFailed;
import io.crossfix.model.risk.RiskAge;
import io.crossfix.model.risk.RiskWeights;
import io.crossfix.model.risk.RiskWeightsText;
import io.crossfix.risk.fit.Fading;
import io.crossfix.risk.fit.FittedWeights;
import io.crossfix.risk.study.Study;
import io.crossfix.risk.study.Window;
import io.crossfix.watch.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Weights of the NEXT clock from recorded data. */
@Command(
        name = "fit",
        description = {
            "Fits the weights of the NEXT clock to recorded data and writes them as a document.",
            "What it says of the NOW clock is taken from --base."
        })
final class RiskFitCommand implements Callable<Integer> {

    private static final String NAME = "[a-z0-9][a-z0-9-]{0,63}";

    @Spec
    private @Nullable CommandSpec command;

    @Mixin
    private StudyOptions study = new StudyOptions();

    @Option(
            names = "--from",
            paramLabel = "DATE",
            converter = DayReader.class,
            description =
                    "First day that is fitted to; what lies before counts as history. The recording's by default.")
    private @Nullable LocalDate from;

    @Option(
            names = "--to",
            paramLabel = "DATE",
            converter = DayReader.class,
            description = "Day after the last; the recording's end by default.")
    private @Nullable LocalDate to;

    @Option(names = "--name", paramLabel = "NAME", defaultValue = "fitted", description = "Name of the weights.")
    private String name = "fitted";

    // Its own: the command line's --version means the program's, and is not inherited where that name is taken.
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help message and exit.")
    @SuppressWarnings("UnusedVariable") // The parser looks at it.
    private boolean help;

    @Option(names = "--version", paramLabel = "V", defaultValue = "1", description = "Counts their publications.")
    private int version = 1;

    @Option(
            names = "--base",
            paramLabel = "FILE",
            description = "Weights document that the NOW clock is taken from; the shipped one by default.")
    private @Nullable Path base;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where the document goes.")
    private Path out = Path.of("");

    @Override
    public Integer call() throws InvalidDocument, UnusableSource {
        Crossfix.demand(command, name.matches(NAME), "--name must be like 'oakland-2024', was '" + name + "'");
        Crossfix.demand(command, version >= 1, "--version must be at least 1, was " + version);
        Crossfix.demand(
                command,
                !study.kernels().contains(Fading.of(RiskAge.MINUTES)),
                "--ages MINUTES is for studies only: a document has no place for it");
        RiskWeights now = base == null ? RiskWeights.SHIPPED : read(base);
        Screen screen = Screen.ofProcess();
        Progress progress = new Progress(screen, "passes");
        Study.Prepared prepared = study.prepare(progress);
        Window window = window(prepared);
        FittedWeights fitted =
                FittedWeights.of(prepared.within(window), window, study.kernels(), study.fitLeavesOut(), progress);
        progress.end();
        write(RiskWeightsText.write(fitted.document(name, version, now.now()), fitted.about()));
        fitted.lines().forEach(screen::data);
        screen.say("written to " + out);
        return 0;
    }

    private Window window(Study.Prepared prepared) {
        Window whole = prepared.covered().whole();
        long begin = RiskEvaluateCommand.time(from, prepared, whole.from());
        long end = Math.min(whole.to(), RiskEvaluateCommand.time(to, prepared, whole.to()));
        Crossfix.demand(command, begin < end, "the fit is empty: it would end before it begins");
        return new Window(begin, end);
    }

    private static RiskWeights read(Path file) throws InvalidDocument {
        try {
            return RiskWeightsText.read(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new CommandFailed("the weights " + file + " cannot be read: " + e, e);
        }
    }

    private void write(String text) {
        try {
            Files.writeString(out, text);
        } catch (IOException e) {
            throw new CommandFailed("the weights cannot be written to " + out + ": " + e, e);
        }
    }
}
