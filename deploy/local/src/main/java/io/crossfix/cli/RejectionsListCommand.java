package io.crossfix.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.crossfix.backtest.Progress;
import io.crossfix.document.InvalidDocument;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.rejections.RejectionTally;
import io.crossfix.report.ReportFile;
import io.crossfix.watch.Screen;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How much was refused, and why. */
@Command(
        name = "list",
        description = {
            "For each source and reason: how many records were refused, when first and last, and where the last one stood.",
            "Never shows what was in them."
        })
final class RejectionsListCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private RejectionOptions options = new RejectionOptions();

    @Option(names = "--json", description = "Print a JSON array.")
    private boolean json;

    @Mixin
    private KafkaOption kafka = new KafkaOption();

    @Override
    public Integer call() throws InvalidDocument, JsonProcessingException {
        Screen screen = Screen.ofProcess();
        KafkaSettings access = kafka.access();
        RejectionTally tally =
                RejectionTally.read(access, options.filter(access.topicPrefix()), new Progress(screen, "records"));
        if (json) {
            RulesCommand.out(spec).println(ReportFile.text(tally.json()));
        } else {
            tally.lines().forEach(RulesCommand.out(spec)::println);
        }
        screen.say(tally.total() + " rejections");
        return 0;
    }
}
