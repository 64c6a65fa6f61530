package io.crossfix.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.crossfix.document.InvalidDocument;
import io.crossfix.job.FusionSettings;
import io.crossfix.report.ReportFile;
import io.crossfix.retention.CutShort;
import io.crossfix.retention.RetentionReport;
import io.crossfix.settings.Installation;
import io.crossfix.watch.Screen;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whether anything is kept longer than allowed. */
@Command(
        name = "report",
        description = {
            "For each stream and category: how long it may be kept, what its topic is set to, the oldest record that is really there,",
            "how old one can become at worst, and what the job's state is told. Reads the oldest record of every partition."
        },
        exitCodeList = {"0:nothing is kept longer than allowed", "1:something is, or failed", "2:used wrongly"})
final class RetentionReportCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private SettingsFile config = new SettingsFile();

    @Option(names = "--json", description = "Print a JSON object.")
    private boolean json;

    @Override
    public Integer call() throws InvalidDocument, JsonProcessingException {
        Installation installation = config.read();
        FusionSettings fusion = installation.fusion();
        RetentionReport report = RetentionReport.of(installation, Instant.now());
        if (json) {
            RulesCommand.out(spec).println(ReportFile.text(report.json()));
        } else {
            report.lines().forEach(RulesCommand.out(spec)::println);
        }
        CutShort.lines(fusion).forEach(Screen.ofProcess()::say);
        return report.isKept() ? 0 : 1;
    }
}
