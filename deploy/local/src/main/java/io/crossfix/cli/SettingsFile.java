package io.crossfix.cli;

import io.crossfix.document.InvalidDocument;
import io.crossfix.settings.Installation;
import java.nio.file.Path;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** The crossfix.yaml of commands that cannot do without one. */
final class SettingsFile {

    @Option(
            names = "--config",
            showDefaultValue = Visibility.NEVER,
            paramLabel = "FILE",
            description = "Settings; ./crossfix.yaml by default.")
    private Path config = Path.of("crossfix.yaml");

    /** What it says. */
    Installation read() throws InvalidDocument {
        return Installation.read(config);
    }

    /** Where it lies. */
    Path path() {
        return config;
    }
}
