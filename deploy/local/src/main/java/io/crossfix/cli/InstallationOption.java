package io.crossfix.cli;

import io.crossfix.document.InvalidDocument;
import io.crossfix.flow.FuseCellSettings;
import io.crossfix.job.FusionSettings;
import io.crossfix.settings.Installation;
import io.crossfix.settings.RulesSection;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose zone, places and sensors rules may refer to. */
final class InstallationOption {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "A crossfix.yaml whose zone, places and sensors the rules may refer to; those that are shipped by"
                            + " default.")
    private @Nullable Path config;

    /** What the job of this installation is told. */
    FuseCellSettings settings() throws InvalidDocument {
        return settings(config);
    }

    static FuseCellSettings settings(@Nullable Path config) throws InvalidDocument {
        RulesSection rules = config == null
                ? RulesSection.of(null, null)
                : Installation.read(config).rules();
        return FusionSettings.withRules(List.of(), rules.surroundings()).fuseCell();
    }
}
