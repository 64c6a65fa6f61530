package io.crossfix.cli;

import io.crossfix.document.InvalidDocument;
import io.crossfix.rule.RuleVersion;
import io.crossfix.rules.RuleDesk;
import io.crossfix.rules.RuleHistory.Entry;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The text of a rule. */
@Command(name = "show", description = "Prints the published text of a rule that is in force, or of an earlier version.")
final class RulesShowCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "RULE", description = "The rule's name.")
    private String rule = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "VERSION",
            converter = VersionReader.class,
            description = "An earlier version, such as 3.1.")
    private @Nullable RuleVersion version;

    @Mixin
    private KafkaOption kafka = new KafkaOption();

    @Override
    public Integer call() throws InvalidDocument {
        RuleDesk desk = RuleDesk.read(kafka.access(), kafka.compiler(), kafka.trusted());
        Entry entry = version == null ? desk.text(rule) : desk.text(rule, version);
        RulesCommand.out(spec).print(entry.record().getText());
        RulesCommand.out(spec).flush();
        return 0;
    }
}
