package io.crossfix.cli;

import io.crossfix.document.InvalidDocument;
import io.crossfix.local.CommandFailed;
import io.crossfix.settings.WeightsFile;
import io.crossfix.weights.WeightsStanding;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts weights in force while the job runs. */
@Command(
        name = "publish",
        description = {
            "Publishes risk weights, once they are free of faults, and waits until all tasks have answered.",
            "What was observed stays what it is and is weighed anew. Exit code 1 if a task refuses or is silent."
        })
final class RiskPublishCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The document of weights, as 'crossfix risk fit' writes it.")
    private Path file = Path.of("");

    @Option(
            names = "--force",
            description = "Also when weights of the same name with the same or a higher version are in force.")
    private boolean force;

    @Mixin
    private PublishOptions options = new PublishOptions();

    @Override
    public Integer call() throws InvalidDocument {
        WeightsFile document = sound();
        if (!force) {
            Optional<String> objection = WeightsStanding.read(options.access()).objection(document.weights());
            if (objection.isPresent()) {
                throw refusal(objection.get());
            }
        }
        return options.publish(document, RulesCommand.out(spec));
    }

    private WeightsFile sound() {
        try {
            return WeightsFile.read(file);
        } catch (InvalidDocument e) {
            throw refusal(String.valueOf(e.getMessage()));
        }
    }

    private static CommandFailed refusal(String why) {
        return new CommandFailed(why + "\nnothing was published");
    }
}
