package io.crossfix.cli;

import io.crossfix.document.InvalidDocument;
import io.crossfix.job.AlertSettings;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import io.crossfix.rule.CompiledRule;
import io.crossfix.rule.RuleCompiler;
import io.crossfix.rule.RuleVersion;
import io.crossfix.rule.signature.TrustedKeys;
import io.crossfix.settings.Installation;
import io.crossfix.settings.KafkaSection;
import io.crossfix.settings.OutletsSection;
import io.crossfix.settings.RiskSection;
import io.crossfix.settings.StartingRules;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
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
                    "A crossfix.yaml whose kafka section is used instead of --bootstrap, and its zone, places and trusted keys for rules.")
    private @Nullable Path config;

    /** What is known of the installation. */
    Installation installation() throws InvalidDocument {
        return config == null ? Installation.bare() : Installation.read(config);
    }

    KafkaSection section() throws InvalidDocument {
        return config == null ? KafkaSection.at(bootstrap) : installation().kafka();
    }

    /** What turns texts into rules there. */
    RuleCompiler compiler() throws InvalidDocument {
        return InstallationOption.settings(config).compiler();
    }

    /** Whose signature a rule needs there; nobody's when no crossfix.yaml is named. */
    TrustedKeys trusted() throws InvalidDocument {
        return installation().rules().trusted();
    }

    /**
     * The text of a rule in the directory that the job of this installation is started with, if there is one.
     *
     * @param version the version that it is to have; null for any
     */
    Optional<String> startText(String rule, @Nullable RuleVersion version) throws InvalidDocument {
        RuleCompiler compiler = compiler();
        for (Map.Entry<String, String> file :
                StartingRules.byFileIfThere(rulesDirectory()).entrySet()) {
            CompiledRule known = compiler.compile(file.getValue(), file.getKey());
            if (known.id().equals(rule) && (version == null || known.version().equals(version))) {
                return Optional.of(file.getValue());
            }
        }
        return Optional.empty();
    }

    /** The directory of the rules that the job of this installation is started with; null for the shipped ones. */
    @Nullable
    Path rulesDirectory() throws InvalidDocument {
        return installation().rules().directory();
    }

    /** What risk begins with there; shipped when no crossfix.yaml is named. */
    RiskSection risk() throws InvalidDocument {
        return installation().risk();
    }

    /** How alerts are raised there, and the desks. */
    AlertSettings alerts() throws InvalidDocument {
        Installation there = installation();
        return there.alerts().settings(there.desks().map());
    }

    /** The city's zone; UTC when no crossfix.yaml names one. */
    ZoneId zone() throws InvalidDocument {
        return InstallationOption.settings(config).surroundings().zone();
    }

    /** How long the history of alerts is kept there. */
    Duration historyKept() throws InvalidDocument {
        return kept(Topic.ALERT_HISTORY);
    }

    /** How long a topic is kept there. */
    Duration kept(Topic topic) throws InvalidDocument {
        return installation()
                .retention()
                .topics()
                .getOrDefault(topic, topic.keeping().retention());
    }

    /** Whom alerts are told to there. */
    OutletsSection outlets() throws InvalidDocument {
        return installation().outlets();
    }

    KafkaSettings access() throws InvalidDocument {
        return section().access();
    }
}
