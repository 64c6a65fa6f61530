package io.crossfix.cli;

import io.crossfix.document.InvalidDocument;
import io.crossfix.local.CommandFailed;
import io.crossfix.rule.signature.TrustedKeys;
import io.crossfix.rules.RuleSignatures;
import io.crossfix.watch.TextTable;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Who has signed what is on the topic of rules. */
@Command(
        name = "verify",
        description = {
            "Reads what was published and says of the last record of each rule who signed it, when, and whether it counts.",
            "Asks Kafka only, no job. Exit code 1 if the last record of some rule does not count."
        })
final class RulesVerifyCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private KafkaOption kafka = new KafkaOption();

    @Option(names = "--all", description = "Every record that is kept, not the last of each rule only.")
    private boolean all;

    @Override
    public Integer call() throws InvalidDocument {
        TrustedKeys trusted = kafka.trusted();
        if (!trusted.areDemanded()) {
            throw new CommandFailed(
                    "there are no keys to check against: name a crossfix.yaml with rules.trusted-keys by"
                            + " --config");
        }
        RuleSignatures signatures = RuleSignatures.read(kafka.access(), trusted);
        TextTable.lines(signatures.rows(all)).forEach(RulesCommand.out(spec)::println);
        return signatures.areSound() ? 0 : 1;
    }
}
