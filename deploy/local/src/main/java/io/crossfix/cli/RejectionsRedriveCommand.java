package io.crossfix.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.crossfix.backtest.Progress;
import io.crossfix.document.InvalidDocument;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import io.crossfix.model.Admission;
import io.crossfix.model.AdmissionSettings;
import io.crossfix.record.Kind;
import io.crossfix.rejections.Redrive;
import io.crossfix.rejections.RedriveCount;
import io.crossfix.report.ReportFile;
import io.crossfix.watch.Screen;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Gives rejections to the job again. */
@Command(
        name = "redrive",
        description = {
            "Asks the job's door about rejections of a stream once more, and appends those that it would let in now to their",
            "topic, as they were. What is redriven once is not redriven again, unless it is refused again."
        })
final class RejectionsRedriveCommand implements Callable<Integer> {

    private static final List<Topic> STREAMS = Arrays.stream(Kind.values())
            .flatMap(kind -> Topic.of(kind).stream())
            .toList();

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private RejectionOptions options = new RejectionOptions();

    @Option(names = "--dry-run", description = "Only say what would become of them.")
    private boolean dryRun;

    @Option(
            names = "--attempts",
            paramLabel = "N",
            defaultValue = "3",
            description = "How many times a record may be redriven in all.")
    private int attempts;

    @Option(names = "--json", description = "Print a JSON object.")
    private boolean json;

    @Mixin
    private KafkaOption kafka = new KafkaOption();

    @Override
    public Integer call() throws InvalidDocument, JsonProcessingException {
        Crossfix.demand(spec, attempts >= 1, "--attempts must be at least 1, was " + attempts);
        Crossfix.demand(spec, options.reason != null, "--reason is needed: look at 'crossfix rejections list' first");
        KafkaSettings access = kafka.access();
        Topic topic = topic(access.topicPrefix());
        Redrive.Order order =
                new Redrive.Order(options.filter(access.topicPrefix()), topic, kafka.kept(topic), attempts, dryRun);
        Screen screen = Screen.ofProcess();
        RedriveCount count = Redrive.run(
                access,
                order,
                new Admission(AdmissionSettings.DEFAULT),
                Instant.now(),
                new Progress(screen, "records, read twice"));
        if (json) {
            RulesCommand.out(spec).println(ReportFile.text(count.json(dryRun)));
        } else {
            count.lines(dryRun).forEach(RulesCommand.out(spec)::println);
        }
        return 0;
    }

    private Topic topic(String prefix) {
        String stream = options.stream == null ? "" : options.stream;
        List<Topic> named = STREAMS.stream()
                .filter(topic ->
                        topic.suffix().equals(stream) || topic.name(prefix).equals(stream))
                .toList();
        Crossfix.demand(
                spec,
                !named.isEmpty(),
                "--stream must be one of " + STREAMS.stream().map(Topic::suffix).collect(Collectors.joining(", "))
                        + ", was '" + stream + "': what was refused elsewhere its sender must send again");
        return named.get(0);
    }
}
