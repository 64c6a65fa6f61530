package io.crossfix.cli;

import io.crossfix.document.InvalidDocument;
import io.crossfix.rules.CheckedRule;
import io.crossfix.rules.RuleFile;
import io.crossfix.watch.Screen;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says everything that is wrong with the texts of rules. */
@Command(
        name = "lint",
        description = "Prints every fault of every rule, as file:line:column; exit code 1 if there is one.")
final class RulesLintCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE|DIR", description = "Rules, or directories of .yaml files.")
    private List<Path> places = List.of();

    @Mixin
    private InstallationOption installation = new InstallationOption();

    @Override
    public Integer call() throws InvalidDocument {
        List<CheckedRule> checked =
                CheckedRule.lint(RuleFile.in(places), installation.settings().compiler());
        return tell(checked, spec);
    }

    /** Faults are the data; that there are none is said beside it. */
    static int tell(List<CheckedRule> checked, @Nullable CommandSpec spec) {
        PrintWriter out = RulesCommand.out(spec);
        checked.forEach(rule -> rule.faults().forEach(out::println));
        out.flush();
        long broken = checked.stream().filter(rule -> !rule.isSound()).count();
        Screen.ofProcess().say(broken + " of " + checked.size() + " rules have faults");
        return broken == 0 ? 0 : 1;
    }
}
