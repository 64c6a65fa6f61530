package io.crossfix.cli;

import io.crossfix.document.InvalidDocument;
import io.crossfix.settings.Installation;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** For which installation and which tool something is printed. */
final class ProvisioningOptions {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "A crossfix.yaml, whose sections kafka and retention are used; its defaults without one.")
    private @Nullable Path config;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "TABLE",
            description =
                    "For whom: a script of Kafka's own tool (commands), resources of Strimzi, people: ${COMPLETION-CANDIDATES}.")
    private KafkaCommand.Format format = KafkaCommand.Format.TABLE;

    @Option(
            names = "--cluster",
            paramLabel = "NAME",
            defaultValue = "crossfix-kafka",
            description = "Name of the resource Kafka that Strimzi's resources belong to.")
    private String cluster = "crossfix-kafka";

    Installation installation() throws InvalidDocument {
        return config == null ? Installation.bare() : Installation.read(config);
    }

    KafkaCommand.Format format() {
        return format;
    }

    String cluster() {
        return cluster;
    }
}
