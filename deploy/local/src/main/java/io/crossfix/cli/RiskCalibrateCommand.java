package io.crossfix.cli;

import io.crossfix.document.InvalidDocument;
import io.crossfix.local.CommandFailed;
import io.crossfix.model.risk.Calibration;
import io.crossfix.model.risk.Calibration.Labelled;
import io.crossfix.model.risk.NowWeights;
import io.crossfix.model.risk.RiskWeights;
import io.crossfix.model.risk.RiskWeightsText;
import io.crossfix.risk.fit.AnsweredAlerts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the probabilities of NOW say what people's answers say. */
@Command(
        name = "calibrate",
        description = {
            "Calibrates the NOW clock by how alerts were answered, and writes the weights, one version on, as a document",
            "for 'risk publish'. Needs " + AnsweredAlerts.LEAST + " confirmed or dismissed alerts; run it every night."
        })
final class RiskCalibrateCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private RiskOptions options = new RiskOptions();

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where the document goes.")
    private Path out = Path.of("");

    @Override
    public Integer call() throws InvalidDocument {
        RiskWeights weights = options.weights(options.known()).weights();
        List<Labelled> answers = AnsweredAlerts.read(options.access()).labelled();
        if (answers.size() < AnsweredAlerts.LEAST) {
            throw new CommandFailed(answers.size() + " alerts were confirmed or dismissed, " + AnsweredAlerts.LEAST
                    + " are needed; nothing was written");
        }
        Calibration fitted = Calibration.fit(answers);
        RiskWeights calibrated = AnsweredAlerts.calibrated(weights, fitted);
        write(RiskWeightsText.write(
                calibrated,
                weights.label() + ", NOW calibrated by " + answers.size() + " answered alerts by risk calibrate."));
        tell(answers, weights.now(), fitted, calibrated);
        return 0;
    }

    private void tell(List<Labelled> answers, NowWeights before, Calibration fitted, RiskWeights calibrated) {
        Calibration was = new Calibration(before.slope(), before.intercept());
        long real = answers.stream().filter(Labelled::isReal).count();
        PrintWriter out = RulesCommand.out(spec);
        out.printf(
                Locale.ROOT,
                "%d answered alerts, %d confirmed; log-loss %.4f with slope %.3f and intercept %.3f, %.4f with %.3f and"
                        + " %.3f%n%s written to %s%n",
                answers.size(),
                real,
                AnsweredAlerts.logLoss(answers, was),
                was.slope(),
                was.intercept(),
                AnsweredAlerts.logLoss(answers, fitted),
                fitted.slope(),
                fitted.intercept(),
                calibrated.label(),
                this.out);
        out.flush();
    }

    private void write(String text) {
        try {
            Files.writeString(out, text);
        } catch (IOException e) {
            throw new CommandFailed("the weights cannot be written to " + out + ": " + e, e);
        }
    }
}
