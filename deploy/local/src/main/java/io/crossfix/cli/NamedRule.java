package io.crossfix.cli;

import io.crossfix.document.InvalidDocument;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.local.CommandFailed;
import io.crossfix.rule.CompiledRule;
import io.crossfix.rule.RuleCompiler;
import io.crossfix.rules.RuleDesk;
import io.crossfix.rules.RuleHistory;
import io.crossfix.settings.RulesSection;
import io.crossfix.settings.StartingRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A rule that is named on the command line: a file, or the name of one that is known. */
final class NamedRule {

    private NamedRule() {}

    /**
     * The rule, compiled as the job compiles it.
     *
     * @param zone the city's
     * @param kafka where published rules are looked for; null to look at the shipped ones only
     * @throws CommandFailed when there is no such rule
     */
    static CompiledRule of(String name, ZoneId zone, @Nullable KafkaSettings kafka) throws InvalidDocument {
        RuleCompiler compiler = RulesSection.of(null, zone.getId()).compiler();
        Path file = Path.of(name);
        if (Files.isRegularFile(file)) {
            return compiler.compile(StartingRules.text(file), name);
        }
        Optional<RuleHistory.Entry> published = kafka == null
                ? Optional.empty()
                : RuleDesk.read(kafka, compiler).inForce(name);
        if (published.isPresent() && published.get().record().getText() != null) {
            return compiler.compile(published.get().record().getText(), name);
        }
        for (String text : StartingRules.in(null)) {
            CompiledRule rule = compiler.compile(text, "shipped rule");
            if (rule.id().equals(name)) {
                return rule;
            }
        }
        throw new CommandFailed("'" + name + "' is neither a file nor the name of a rule");
    }
}
