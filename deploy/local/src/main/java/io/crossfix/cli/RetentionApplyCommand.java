package io.crossfix.cli;

import io.crossfix.document.InvalidDocument;
import io.crossfix.kafka.TopicSetup;
import io.crossfix.settings.Installation;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Makes existing topics keep records as long as a crossfix.yaml says. */
@Command(
        name = "apply",
        description = {
            "Sets retention.ms and segment.ms of the existing topics to what the crossfix.yaml says, and nothing else.",
            "A shorter retention deletes what is older, for good, within minutes."
        },
        exitCodeList = {"0:done", "1:failed", "2:used wrongly"})
final class RetentionApplyCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private SettingsFile config = new SettingsFile();

    @Override
    public Integer call() throws InvalidDocument {
        Installation installation = config.read();
        List<String> changed = new TopicSetup(installation.kafka().access(), installation.topics()).applyRetention();
        changed.forEach(line -> RulesCommand.out(spec).println("changed " + line.replace(" is ", " was ")));
        if (changed.isEmpty()) {
            RulesCommand.out(spec).println("nothing to change");
        }
        return 0;
    }
}
