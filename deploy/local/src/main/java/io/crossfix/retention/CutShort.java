package io.crossfix.retention;

import io.crossfix.document.InvalidDocument;
import io.crossfix.job.FusionSettings;
import io.crossfix.model.Observation;
import io.crossfix.model.Retention;
import io.crossfix.record.Kind;
import io.crossfix.rule.CompiledRule;
import io.crossfix.rule.RuleCompiler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Which rules look farther than what is kept. */
public final class CutShort {

    private CutShort() {}

    /**
     * A sentence for each rule that the job starts with, and each stream of which it may look at more than is kept: for those
     * what it finds depends on how late an observation arrives. A rule that cannot be read is left to whoever starts the job.
     */
    public static List<String> lines(FusionSettings fusion) {
        Retention retention = fusion.cell().retention();
        List<String> lines = new ArrayList<>();
        if (retention.isLimited()) {
            RuleCompiler compiler = fusion.compiler();
            for (String text : fusion.rules()) {
                try {
                    add(compiler.compile(text, "start rule"), retention, lines);
                } catch (InvalidDocument e) {
                    lines.add("a start rule cannot be read, so it is not known how far it looks");
                }
            }
        }
        return lines;
    }

    private static void add(CompiledRule rule, Retention retention, List<String> lines) {
        long span = rule.longestBeforeMillis() + rule.longestAfterMillis();
        for (Kind kind : Kind.values()) {
            List<String> cut = Observation.categories(kind).stream()
                    .filter(category -> retention.millis(kind, category) < span)
                    .map(category ->
                            category + " " + Durations.text(Duration.ofMillis(retention.millis(kind, category))))
                    .toList();
            if (rule.mentions(kind) && !cut.isEmpty()) {
                lines.add("rule " + rule.id() + " looks at " + kind + " over " + Durations.text(Duration.ofMillis(span))
                        + ", longer than is kept: " + String.join(", ", cut));
            }
        }
    }
}
