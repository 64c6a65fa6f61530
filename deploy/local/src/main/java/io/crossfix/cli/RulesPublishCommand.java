package io.crossfix.cli;

import io.crossfix.document.InvalidDocument;
import io.crossfix.local.CommandFailed;
import io.crossfix.record.RuleMode;
import io.crossfix.rules.CheckedRule;
import io.crossfix.rules.RuleDesk;
import io.crossfix.rules.RuleFile;
import io.crossfix.rules.RulePublisher.Change;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts rules in force while the job runs. */
@Command(
        name = "publish",
        description = {
            "Publishes rules, once all of them are free of faults and their examples hold, and waits until all tasks have",
            "answered. A rule published now also sees what is held already. Exit code 1 if a task refuses or is silent."
        })
final class RulesPublishCommand implements Callable<Integer> {

    /** What becomes of the matches, on the command line. */
    enum Wanted {
        LIVE(RuleMode.LIVE),
        SHADOW(RuleMode.SHADOW),
        OFF(RuleMode.OFF);

        private final RuleMode mode;

        Wanted(RuleMode mode) {
            this.mode = mode;
        }
    }

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE|DIR", description = "Rules, or directories of .yaml files.")
    private List<Path> places = List.of();

    @Option(
            names = "--mode",
            paramLabel = "live|shadow|off",
            description = "What becomes of their matches, over what the texts say; as the texts say by default.")
    private @Nullable Wanted wanted;

    @Option(
            names = "--force",
            description = "Also when the version in force is higher, or is the same and has another text.")
    private boolean force;

    @Mixin
    private RulePublishOptions options = new RulePublishOptions();

    @Override
    public Integer call() throws InvalidDocument {
        List<CheckedRule> rules = CheckedRule.lint(RuleFile.in(places), options.compiler()).stream()
                .map(CheckedRule::tried)
                .toList();
        refuse(rules.stream().flatMap(rule -> rule.faults().stream()).toList());
        if (!force) {
            RuleDesk desk = options.desk();
            refuse(rules.stream().flatMap(rule -> objection(desk, rule)).toList());
        }
        RuleMode mode = wanted == null ? null : wanted.mode;
        return options.publish(
                rules.stream()
                        .map(rule -> new Change(rule.id(), rule.text(), mode))
                        .toList(),
                RulesCommand.out(spec));
    }

    private static Stream<String> objection(RuleDesk desk, CheckedRule rule) {
        return rule.rule() == null
                ? Stream.empty()
                : desk.objection(rule.rule(), rule.text()).stream().map(why -> why + ", or say --force");
    }

    private static void refuse(List<String> reasons) {
        if (!reasons.isEmpty()) {
            throw new CommandFailed(String.join("\n", reasons) + "\nnothing was published");
        }
    }
}
