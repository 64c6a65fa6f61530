package io.crossfix.cli;

import io.crossfix.document.InvalidDocument;
import io.crossfix.record.RuleMode;
import io.crossfix.rule.RuleVersion;
import io.crossfix.rules.RuleDesk;
import io.crossfix.rules.RulePublisher.Change;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What people do with rules; what takes a rule's name only is a method here. */
@Command(
        name = "rules",
        description = "Checks, publishes and watches rules; the job goes on meanwhile.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RulesLintCommand.class,
            RulesTestCommand.class,
            RulesPublishCommand.class,
            RulesListCommand.class,
            RulesVerifyCommand.class,
            RulesKeygenCommand.class,
            RulesShowCommand.class,
            RulesDiffCommand.class,
            RulesHistoryCommand.class
        })
final class RulesCommand {

    private static final String RULE = "The rule's name.";

    @Spec
    private @Nullable CommandSpec spec;

    @Command(name = "pause", description = "Stops asking a rule and takes back what it said of what is still held.")
    int pause(@Parameters(paramLabel = "RULE", description = RULE) String rule, @Mixin RulePublishOptions options)
            throws InvalidDocument {
        return publish(options.desk().mode(rule, RuleMode.OFF), options);
    }

    @Command(name = "shadow", description = "Lets a rule go on without alerts: its matches are recorded only.")
    int shadow(@Parameters(paramLabel = "RULE", description = RULE) String rule, @Mixin RulePublishOptions options)
            throws InvalidDocument {
        return publish(options.desk().mode(rule, RuleMode.SHADOW), options);
    }

    @Command(
            name = "resume",
            description = "Ends a pause or shadow, or a demotion: the mode is as the text says again.")
    int resume(@Parameters(paramLabel = "RULE", description = RULE) String rule, @Mixin RulePublishOptions options)
            throws InvalidDocument {
        return publish(options.desk().mode(rule, RuleMode.AS_WRITTEN), options);
    }

    @Command(name = "remove", description = "Removes a rule; it can be rolled back to for a year.")
    int remove(@Parameters(paramLabel = "RULE", description = RULE) String rule, @Mixin RulePublishOptions options)
            throws InvalidDocument {
        return publish(options.desk().removal(rule), options);
    }

    @Command(
            name = "rollback",
            description = "Publishes the text again that was in force before the present one, or an earlier one.")
    int rollback(
            @Parameters(paramLabel = "RULE", description = RULE) String rule,
            @Option(
                            names = "--to",
                            paramLabel = "V",
                            converter = VersionReader.class,
                            description = "Version to go back to.")
                    @Nullable
                    RuleVersion to,
            @Mixin RulePublishOptions options)
            throws InvalidDocument {
        RuleDesk desk = options.desk();
        Change change = desk.rollback(rule, to, options.startText(rule, to).orElse(null));
        String present = desk.standing(rule).version();
        String text = Objects.requireNonNull(change.text(), "a rollback publishes a text");
        out(spec)
                .println(rule + ": from version " + (present.isEmpty() ? "none" : present) + " back to version "
                        + options.compiler().compile(text, rule).version());
        return publish(change, options);
    }

    private int publish(Change change, RulePublishOptions options) throws InvalidDocument {
        return options.publish(List.of(change), out(spec));
    }

    /** Where a command's data goes. */
    static PrintWriter out(@Nullable CommandSpec spec) {
        return Objects.requireNonNull(spec, "set before a command is called")
                .commandLine()
                .getOut();
    }
}
