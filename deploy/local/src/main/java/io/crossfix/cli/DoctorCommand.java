package io.crossfix.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.crossfix.doctor.Finding;
import io.crossfix.doctor.FlinkChecks;
import io.crossfix.doctor.KafkaChecks;
import io.crossfix.doctor.LibraryChecks;
import io.crossfix.doctor.MachineChecks;
import io.crossfix.doctor.ProductionChecks;
import io.crossfix.doctor.SettingsCheck;
import io.crossfix.document.InvalidDocument;
import io.crossfix.local.DataDirectory;
import io.crossfix.settings.Installation;
import io.crossfix.settings.KafkaSection;
import io.crossfix.watch.Screen;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks before anything is started. */
@Command(
        name = "doctor",
        description = {
            "Checks this machine for 'up', or, with --config, an installation for 'run'; changes nothing.",
            "With --production also what must not be where people rely on it, with --flink of Flink's configuration too.",
            "Prints every finding; fails if any is bad."
        })
final class DoctorCommand implements Callable<Integer> {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "A crossfix.yaml to check, with the Kafka that it names.")
    private @Nullable Path config;

    @Option(names = "--production", description = "Look for what may do on a laptop only; takes --config.")
    private boolean production;

    @Option(
            names = "--flink",
            paramLabel = "DIR",
            description = "Directory of the config.yaml that Flink is started with; is judged as one of production.")
    private @Nullable Path flink;

    @Option(
            names = "--data",
            showDefaultValue = Visibility.NEVER,
            paramLabel = "DIR",
            description = "Data directory to look at; ~/.crossfix by default.")
    private Path data = DataDirectory.byDefault();

    @Option(names = "--port", paramLabel = "PORT", description = "Port that 'up' would take.")
    private int port = KafkaSection.DEFAULT_PORT;

    @Option(names = "--json", description = "Print a JSON object for each finding.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Crossfix.demand(spec, config != null || !production, "--production takes the --config of the installation");
        List<Finding> findings = new ArrayList<>(LibraryChecks.all());
        if (config != null) {
            findings.addAll(installation(config));
        } else if (flink == null) {
            findings.addAll(MachineChecks.of(data, port));
        }
        if (flink != null) {
            findings.addAll(FlinkChecks.of(flink));
        }
        Screen screen = Screen.ofProcess();
        findings.forEach(finding -> screen.data(json ? object(finding) : line(finding)));
        return findings.stream().anyMatch(Finding::isBad) ? 1 : 0;
    }

    private List<Finding> installation(Path file) {
        List<Finding> findings = new ArrayList<>(SettingsCheck.of(file));
        if (findings.stream().noneMatch(Finding::isBad)) {
            try {
                Installation installation = Installation.read(file);
                if (production) {
                    findings.addAll(ProductionChecks.of(installation));
                    findings.addAll(ProductionChecks.ofKafka(installation));
                } else {
                    findings.addAll(KafkaChecks.of(installation));
                }
            } catch (InvalidDocument e) {
                throw new IllegalStateException("it was valid a moment ago", e);
            }
        }
        return findings;
    }

    private static String line(Finding finding) {
        String verdict = switch (finding.verdict()) {
            case GOOD -> "good";
            case WARN -> "warn";
            case BAD -> "BAD";
        };
        return String.format("%-4s  %s: %s", verdict, finding.subject(), finding.detail());
    }

    private static String object(Finding finding) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("good", !finding.isBad())
                .put("verdict", finding.verdict().name().toLowerCase(Locale.ROOT))
                .put("subject", finding.subject())
                .put("detail", finding.detail())
                .toString();
    }
}
