package io.crossfix.cli;

import io.crossfix.document.InvalidDocument;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.settings.WeightsFile;
import io.crossfix.weights.WeightsAnswers;
import io.crossfix.weights.WeightsPublisher;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where, by whom and how patiently something is published. */
class PublishOptions {

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Mixin
    private KafkaOption kafka = new KafkaOption();

    private String by = AccountName.byDefault();

    @Option(
            names = {"--wait", "--within"},
            paramLabel = "TIME",
            converter = WaitReader.class,
            defaultValue = "30s",
            description = "How long to wait until all tasks have answered, such as 500ms, 30s, 2m.")
    private Duration within = Duration.ofSeconds(30);

    @Option(names = "--by", paramLabel = "NAME", description = AccountName.HELP)
    void by(String name) {
        by = AccountName.checked(command, name);
    }

    /** The Kafka that the job reads. */
    KafkaSettings access() throws InvalidDocument {
        return kafka.access();
    }

    /** Where it goes. */
    KafkaOption kafka() {
        return kafka;
    }

    /** Account of the person who publishes. */
    String by() {
        return by;
    }

    /** How long to wait for all tasks. */
    Duration within() {
        return within;
    }

    /** Publishes weights, waits and tells what was answered; 0 when all tasks have accepted them, else 1. */
    int publish(WeightsFile document, PrintWriter out) throws InvalidDocument {
        WeightsAnswers answers =
                new WeightsPublisher(kafka.access(), by, within, Clock.systemUTC()).publish(document.text());
        answers.lines(document.weights().label()).forEach(out::println);
        out.flush();
        return answers.isAccepted() ? 0 : 1;
    }
}
