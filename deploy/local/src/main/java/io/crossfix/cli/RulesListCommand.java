package io.crossfix.cli;

import io.crossfix.document.InvalidDocument;
import io.crossfix.rules.RuleDesk;
import io.crossfix.rules.RuleRows;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How the job stands to every rule. */
@Command(
        name = "list",
        description =
                "Prints the rules in force: version, mode, who published them, which tasks have them, what is wrong.")
final class RulesListCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private KafkaOption kafka = new KafkaOption();

    @Option(names = "--json", description = "A JSON array instead of a table.")
    private boolean json;

    @Override
    public Integer call() throws InvalidDocument {
        RuleDesk desk = RuleDesk.read(kafka.access(), kafka.compiler(), kafka.trusted());
        if (json) {
            RulesCommand.out(spec).println(RuleRows.json(desk));
        } else {
            RuleRows.text(desk).forEach(RulesCommand.out(spec)::println);
        }
        return 0;
    }
}
