package io.crossfix.cli;

import io.crossfix.rule.signature.TrustedKeys;
import io.crossfix.rules.RuleKeyFiles;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a pair of keys for somebody who approves rules. */
@Command(
        name = "keygen",
        description = {
            "Makes a pair of keys for signing rules: NAME.key.pem, which only you may read, and NAME.pub.pem.",
            "Prints what to put into crossfix.yaml, so that the job takes up what the key has signed."
        })
final class RulesKeygenCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "What the key is called: a-z, 0-9 and hyphen, at most 64.")
    private String name = "";

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where the two files go.")
    private Path directory = Path.of("");

    @Override
    public Integer call() {
        Crossfix.demand(
                spec, TrustedKeys.NAME.matcher(name).matches(), "a key's name is 1 to 64 of a-z, 0-9 and hyphen");
        String key = RuleKeyFiles.make(name, directory);
        PrintWriter out = RulesCommand.out(spec);
        out.println("rules:");
        out.println("  trusted-keys:");
        out.println("    " + name + ": " + key);
        return 0;
    }
}
