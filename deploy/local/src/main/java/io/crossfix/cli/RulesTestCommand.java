package io.crossfix.cli;

import io.crossfix.rules.CheckedRule;
import io.crossfix.rules.RuleFile;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tries rules on the examples that they carry. */
@Command(
        name = "test",
        description = "Checks rules and runs the examples in them; exit code 1 if there is a fault or one fails.")
final class RulesTestCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE|DIR", description = "Rules, or directories of .yaml files.")
    private List<Path> places = List.of();

    @Override
    public Integer call() {
        List<CheckedRule> tried = CheckedRule.lint(RuleFile.in(places)).stream()
                .map(CheckedRule::tried)
                .toList();
        return RulesLintCommand.tell(tried, spec);
    }
}
