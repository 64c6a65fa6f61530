package io.crossfix.flow;

import io.crossfix.document.InvalidDocument;
import io.crossfix.record.Rule;
import io.crossfix.record.RuleOutcome;
import io.crossfix.record.RuleStatus;
import io.crossfix.rule.CompiledRule;
import io.crossfix.rule.RuleBook;
import io.crossfix.rule.RuleCompiler;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The texts of the rules in force and the book made of them. A broken rule changes nothing: the last good one stays. */
final class RuleShelf {

    private static final int MAX_REASONS = 20;

    private final RuleCompiler compiler;
    private final Map<String, String> texts = new TreeMap<>();
    private RuleBook book = RuleBook.empty();

    /**
     * What a published rule led to.
     *
     * @param outcome accepted, refused or removed
     * @param version of the rule, empty when unknown
     * @param reasons every fault, when refused
     */
    record Verdict(RuleOutcome outcome, String version, List<String> reasons) {

        /** To be told to whoever published it. */
        RuleStatus status(Rule published, int task, int tasks, long at) {
            return RuleStatus.newBuilder()
                    .setRuleId(published.getRuleId())
                    .setVersion(version)
                    .setOutcome(outcome)
                    .setReasons(reasons)
                    .setTask(task)
                    .setTasks(tasks)
                    .setPublishedAt(published.getPublishedAt())
                    .setAt(Instant.ofEpochMilli(at))
                    .build();
        }
    }

    RuleShelf(RuleCompiler compiler) {
        this.compiler = compiler;
    }

    RuleBook book() {
        return book;
    }

    /** Texts in force by rule id, to be kept. */
    Map<String, String> texts() {
        return texts;
    }

    /**
     * Puts a rule in force that the job was started with.
     *
     * @throws IllegalArgumentException with every fault when it is broken: a configuration error stops the start
     */
    void start(String text) {
        try {
            CompiledRule rule = compiler.compile(text, "start rule");
            CompiledRule known = book.rule(rule.id());
            if (known == null || known.version().compareTo(rule.version()) < 0) {
                shelve(rule, text);
            }
        } catch (InvalidDocument e) {
            throw new IllegalArgumentException("a rule that the job starts with is broken:\n" + e.getMessage(), e);
        }
    }

    /** Puts a rule in force that was kept in state; one that this release can no longer read is left out and returned. */
    @Nullable
    InvalidDocument restore(String text) {
        try {
            shelve(compiler.compile(text, "restored rule"), text);
            return null;
        } catch (InvalidDocument e) {
            return e;
        }
    }

    /** Takes in a published rule or removal. */
    Verdict publish(Rule published) {
        String text = published.getText();
        if (text == null) {
            texts.remove(published.getRuleId());
            book = book.without(published.getRuleId());
            return new Verdict(RuleOutcome.REMOVED, "", List.of());
        }
        try {
            CompiledRule rule = compiler.compile(text, published.getRuleId());
            if (!rule.id().equals(published.getRuleId())) {
                return refused(
                        List.of("the record is for rule " + published.getRuleId() + ", its text is rule " + rule.id()));
            }
            shelve(rule, text);
            return new Verdict(RuleOutcome.ACCEPTED, rule.version().toString(), List.of());
        } catch (InvalidDocument e) {
            return refused(
                    e.faults().stream().limit(MAX_REASONS).map(Object::toString).toList());
        }
    }

    private static Verdict refused(List<String> reasons) {
        return new Verdict(RuleOutcome.REFUSED, "", reasons);
    }

    private void shelve(CompiledRule rule, String text) {
        texts.put(rule.id(), text);
        book = book.with(rule);
    }
}
