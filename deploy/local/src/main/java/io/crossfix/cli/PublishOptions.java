package io.crossfix.cli;

import io.crossfix.document.InvalidDocument;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.rule.RuleCompiler;
import io.crossfix.rule.RuleVersion;
import io.crossfix.rules.Answers;
import io.crossfix.rules.RuleDesk;
import io.crossfix.rules.RulePublisher;
import io.crossfix.rules.RulePublisher.Change;
import io.crossfix.settings.WeightsFile;
import io.crossfix.weights.WeightsAnswers;
import io.crossfix.weights.WeightsPublisher;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where, by whom and how patiently something is published. */
final class PublishOptions {

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

    /** What there is now. */
    RuleDesk desk() throws InvalidDocument {
        return RuleDesk.read(kafka.access(), kafka.compiler());
    }

    /** The text of a rule in the directory that the job is started with, if there is one. */
    Optional<String> startText(String rule, @Nullable RuleVersion version) throws InvalidDocument {
        return kafka.startText(rule, version);
    }

    /** What turns texts into rules there. */
    RuleCompiler compiler() throws InvalidDocument {
        return kafka.compiler();
    }

    /** Publishes, waits and tells what was answered; 0 when all tasks have accepted everything, else 1. */
    int publish(List<Change> changes, PrintWriter out) throws InvalidDocument {
        List<Answers> answers = new RulePublisher(kafka.access(), by, within, Clock.systemUTC()).publish(changes);
        answers.forEach(answer -> answer.lines().forEach(out::println));
        out.flush();
        return answers.stream().allMatch(Answers::isAccepted) ? 0 : 1;
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
