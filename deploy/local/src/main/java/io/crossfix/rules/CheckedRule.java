package io.crossfix.rules;

import io.crossfix.document.InvalidDocument;
import io.crossfix.rule.CompiledRule;
import io.crossfix.rule.RuleCompiler;
import io.crossfix.rule.RuleExamples;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said of a rule before it is published, by the very compiler and limits of the job.
 *
 * @param file where it lies
 * @param text what is written there; empty when it cannot be read
 * @param rule the rule; null when it is broken
 * @param faults what is wrong with it, a line each, with file, line and column
 */
public record CheckedRule(
        RuleFile file, String text, @Nullable CompiledRule rule, List<String> faults) {

    /** Defends the list. */
    public CheckedRule {
        faults = List.copyOf(faults);
    }

    /**
     * Checks the texts of files; that two are of one name is a fault of the second.
     *
     * @param compiler that of the job
     */
    public static List<CheckedRule> lint(List<RuleFile> files, RuleCompiler compiler) {
        Map<String, RuleFile> names = new HashMap<>();
        List<CheckedRule> checked = new ArrayList<>();
        for (RuleFile file : files) {
            CheckedRule one = lint(file, compiler);
            RuleFile first =
                    one.rule() == null ? null : names.putIfAbsent(one.rule().id(), file);
            checked.add(
                    first == null
                            ? one
                            : one.with(List.of(file.path() + ": rule " + one.id() + " is also in " + first.path())));
        }
        return checked;
    }

    private static CheckedRule lint(RuleFile file, RuleCompiler compiler) {
        try {
            String text = Files.readString(file.path(), StandardCharsets.UTF_8);
            return compile(file, text, compiler);
        } catch (CharacterCodingException e) {
            return new CheckedRule(file, "", null, List.of(file.path() + ": is not UTF-8"));
        } catch (IOException e) {
            return new CheckedRule(file, "", null, List.of(file.path() + ": cannot be read: " + e));
        }
    }

    private static CheckedRule compile(RuleFile file, String text, RuleCompiler compiler) {
        try {
            return new CheckedRule(
                    file, text, compiler.compile(text, file.path().toString()), List.of());
        } catch (InvalidDocument e) {
            return new CheckedRule(
                    file, text, null, e.faults().stream().map(Object::toString).toList());
        }
    }

    /** With what its own examples find, when it is sound. */
    public CheckedRule tried() {
        return with(RuleExamples::run);
    }

    /** With what a further trial finds, when it is sound. */
    public CheckedRule with(Function<CompiledRule, List<String>> trial) {
        return rule == null
                ? this
                : with(trial.apply(rule).stream()
                        .map(failure -> file.path() + ": " + failure)
                        .toList());
    }

    /** Whether there is nothing to be said against it. */
    public boolean isSound() {
        return faults.isEmpty() && rule != null;
    }

    /** The rule's name; that of the file when it is broken. */
    public String id() {
        return rule == null ? file.path().toString() : rule.id();
    }

    private CheckedRule with(List<String> more) {
        List<String> all = new ArrayList<>(faults);
        all.addAll(more);
        return new CheckedRule(file, text, rule, all);
    }
}
