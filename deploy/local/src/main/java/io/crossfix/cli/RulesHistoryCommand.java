package io.crossfix.cli;

import io.crossfix.document.InvalidDocument;
import io.crossfix.local.CommandFailed;
import io.crossfix.record.Rule;
import io.crossfix.rules.RuleHistory.Entry;
import io.crossfix.rules.RuleLog;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Everything that was published of a rule. */
@Command(name = "history", description = "Prints what was published of a rule, when and by whom, the oldest first.")
final class RulesHistoryCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "RULE", description = "The rule's name.")
    private String rule = "";

    @Mixin
    private KafkaOption kafka = new KafkaOption();

    @Override
    public Integer call() throws InvalidDocument {
        var entries = RuleLog.read(kafka.access(), kafka.compiler(), kafka.trusted())
                .of(rule)
                .entries();
        if (entries.isEmpty()) {
            throw new CommandFailed("nothing was published of " + rule);
        }
        entries.forEach(entry -> RulesCommand.out(spec).println(line(entry)));
        return 0;
    }

    private static String line(Entry entry) {
        Rule record = entry.record();
        return record.getPublishedAt().truncatedTo(ChronoUnit.SECONDS) + "  " + what(entry) + mode(record) + "  by "
                + record.getPublishedBy() + (entry.signer() == null ? "" : ", signed with the key " + entry.signer());
    }

    private static String what(Entry entry) {
        if (entry.record().getText() == null) {
            return entry.record().getMode() == null ? "removed" : "mode";
        }
        return entry.version() == null ? "a text that this release cannot read" : "version " + entry.version();
    }

    private static String mode(Rule record) {
        return record.getMode() == null
                ? ""
                : " " + record.getMode().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
