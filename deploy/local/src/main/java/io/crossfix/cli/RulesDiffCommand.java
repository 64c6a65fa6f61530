package io.crossfix.cli;

import io.crossfix.document.InvalidDocument;
import io.crossfix.local.CommandFailed;
import io.crossfix.rule.RuleVersion;
import io.crossfix.rules.CheckedRule;
import io.crossfix.rules.RuleDesk;
import io.crossfix.rules.RuleDiff;
import io.crossfix.rules.RuleDiff.Named;
import io.crossfix.rules.RuleFile;
import io.crossfix.rules.RuleHistory.Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** How two texts of a rule differ. */
@Command(
        name = "diff",
        description = {
            "Prints a unified diff: of two files; from the text in force to a file; of two published versions; or, with a",
            "rule's name alone, from the text before to the one in force."
        })
final class RulesDiffCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "RULE|FILE", description = "A rule's name, or a file.")
    private String first = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "FILE", description = "A file.")
    private @Nullable Path second;

    @Option(names = "--from", paramLabel = "V", converter = VersionReader.class, description = "Published version.")
    private @Nullable RuleVersion from;

    @Option(
            names = "--to",
            paramLabel = "V",
            converter = VersionReader.class,
            description = "Published version; the one in force by default.")
    private @Nullable RuleVersion to;

    @Mixin
    private KafkaOption kafka = new KafkaOption();

    @Override
    public Integer call() throws InvalidDocument {
        Path file = Path.of(first);
        boolean isFile = Files.isRegularFile(file);
        if (isFile && second != null) {
            return print(named(file), named(second));
        }
        RuleDesk desk = RuleDesk.read(kafka.access(), kafka.compiler(), kafka.trusted());
        if (isFile) {
            return print(inForce(desk, checked(file).id()), named(file));
        }
        return second == null ? versions(desk) : print(inForce(desk, first), named(second));
    }

    private int versions(RuleDesk desk) {
        Entry later = to == null ? desk.text(first) : desk.text(first, to);
        Entry earlier = from == null
                ? desk.history(first)
                        .before(later)
                        .orElseThrow(() -> new CommandFailed("no earlier text of " + first + " was published"))
                : desk.text(first, from);
        return print(named(earlier), named(later));
    }

    private int print(Named before, Named after) {
        RuleDiff.lines(before, after).forEach(RulesCommand.out(spec)::println);
        return 0;
    }

    private static Named inForce(RuleDesk desk, String rule) {
        return named(desk.text(rule));
    }

    private static Named named(Entry entry) {
        return new Named(
                entry.record().getRuleId() + " " + entry.version(),
                entry.record().getText());
    }

    private Named named(Path file) throws InvalidDocument {
        return new Named(file.toString(), checked(file).text());
    }

    /** A broken text can be compared too; only its rule's name is not known then. */
    private CheckedRule checked(Path file) throws InvalidDocument {
        return CheckedRule.lint(RuleFile.in(List.of(file)), kafka.compiler()).get(0);
    }
}
