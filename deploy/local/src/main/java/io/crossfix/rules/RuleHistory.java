package io.crossfix.rules;

import io.crossfix.document.InvalidDocument;
import io.crossfix.record.Rule;
import io.crossfix.rule.CompiledRule;
import io.crossfix.rule.RuleCompiler;
import io.crossfix.rule.RuleVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was published of one rule, in order: texts, modes, removals. */
public final class RuleHistory {

    private final String rule;
    private final List<Entry> entries = new ArrayList<>();

    /**
     * One publication.
     *
     * @param record as it was published
     * @param compiled the rule that its text is; null when it has none, or none that can be read
     * @param signer name of the trusted key that has signed it; null when nobody asked for one
     */
    public record Entry(
            Rule record,
            @Nullable CompiledRule compiled,
            @Nullable String signer) {

        /** Version of its text; null when it has none that can be read. */
        public @Nullable RuleVersion version() {
            return compiled == null ? null : compiled.version();
        }

        private String text() {
            return record.getText() == null ? "" : record.getText();
        }
    }

    RuleHistory(String rule, List<RuleLog.Publication> records, RuleCompiler compiler) {
        this.rule = rule;
        records.forEach(
                record -> entries.add(new Entry(record.rule(), compiled(record.rule(), compiler), record.signer())));
    }

    private static @Nullable CompiledRule compiled(Rule record, RuleCompiler compiler) {
        try {
            return record.getText() == null ? null : compiler.compile(record.getText(), record.getRuleId());
        } catch (InvalidDocument e) {
            return null;
        }
    }

    /** The rule's name. */
    public String rule() {
        return rule;
    }

    /** All publications, the oldest first. */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** The latest publication of all. */
    public Optional<Entry> latest() {
        return entries.isEmpty() ? Optional.empty() : Optional.of(entries.get(entries.size() - 1));
    }

    /** The latest publication of a version's text. */
    public Optional<Entry> of(RuleVersion version) {
        return entries.stream().filter(entry -> version.equals(entry.version())).reduce((earlier, later) -> later);
    }

    /** The latest text that the job could read. */
    public Optional<Entry> latestText() {
        return entries.stream().filter(entry -> entry.compiled() != null).reduce((earlier, later) -> later);
    }

    /** The text that was published before this one was for the first time; of several rollbacks each so leads further back. */
    public Optional<Entry> before(Entry entry) {
        Entry previous = null;
        for (Entry earlier : entries) {
            if (earlier.text().equals(entry.text())) {
                break;
            }
            previous = earlier.compiled() == null ? previous : earlier;
        }
        return Optional.ofNullable(previous);
    }
}
