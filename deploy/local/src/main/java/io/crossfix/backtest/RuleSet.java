package io.crossfix.backtest;

import io.crossfix.document.Fault;
import io.crossfix.document.InvalidDocument;
import io.crossfix.job.FusionSettings;
import io.crossfix.rule.CompiledRule;
import io.crossfix.rule.Mode;
import io.crossfix.rule.RuleCompiler;
import io.crossfix.rule.RuleSurroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Rules to be judged, by id.
 *
 * @param name where they came from
 * @param entries rules with their texts, by id
 * @param surroundings what their conditions may refer to besides facts
 */
public record RuleSet(String name, Map<String, Entry> entries, RuleSurroundings surroundings) {

    /** A rule and its text. */
    public record Entry(CompiledRule rule, String text) {

        boolean isOn() {
            return rule.mode() != Mode.OFF;
        }
    }

    /**
     * Compiles rules.
     *
     * @param texts by the name of their file
     * @param surroundings what their conditions may refer to besides facts
     * @throws InvalidDocument with every fault of every file
     */
    public static RuleSet compile(String name, Map<String, String> texts, RuleSurroundings surroundings)
            throws InvalidDocument {
        RuleCompiler compiler =
                FusionSettings.withRules(List.of(), surroundings).compiler();
        Map<String, Entry> entries = new TreeMap<>();
        List<Fault> faults = new ArrayList<>();
        texts.forEach((file, text) -> {
            try {
                CompiledRule rule = compiler.compile(text, file);
                if (entries.put(rule.id(), new Entry(rule, text)) != null) {
                    faults.add(new Fault(file, 1, 1, "rule " + rule.id() + " is there twice in " + name));
                }
            } catch (InvalidDocument e) {
                faults.addAll(e.faults());
            }
        });
        if (!faults.isEmpty()) {
            throw new InvalidDocument(faults);
        }
        return new RuleSet(name, entries, surroundings);
    }

    /** Some of these rules. */
    RuleSet only(Predicate<Entry> wanted) {
        Map<String, Entry> some = new TreeMap<>(entries);
        some.values().removeIf(wanted.negate());
        return new RuleSet(name, some, surroundings);
    }

    /** All of them. */
    List<Entry> all() {
        return List.copyOf(entries.values());
    }

    /** All of the texts. */
    List<String> texts() {
        return entries.values().stream().map(Entry::text).toList();
    }

    /** The entry of a rule id, or null. */
    @Nullable
    Entry entry(String id) {
        return entries.get(id);
    }
}
