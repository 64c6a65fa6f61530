package io.crossfix.cli;

import io.crossfix.document.InvalidDocument;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.rule.RuleCompiler;
import io.crossfix.settings.Installation;
import io.crossfix.settings.KafkaSection;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which Kafka a command talks to. */
final class KafkaOption {

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            defaultValue = KafkaSection.DEFAULT_BOOTSTRAP,
            description = "Kafka to talk to; the default is that of 'crossfix up'.")
    private String bootstrap = KafkaSection.DEFAULT_BOOTSTRAP;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "A crossfix.yaml whose kafka section is used instead of --bootstrap, and its zone and places for rules.")
    private @Nullable Path config;

    KafkaSection section() throws InvalidDocument {
        return config == null
                ? KafkaSection.at(bootstrap)
                : Installation.read(config).kafka();
    }

    /** What turns texts into rules there. */
    RuleCompiler compiler() throws InvalidDocument {
        return InstallationOption.settings(config).compiler();
    }

    KafkaSettings access() throws InvalidDocument {
        return section().access();
    }
}
