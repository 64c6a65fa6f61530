package io.crossfix.flow;

import io.crossfix.document.InvalidDocument;
import io.crossfix.record.Rule;
import io.crossfix.record.RuleMode;
import io.crossfix.record.RuleOutcome;
import io.crossfix.rule.CompiledRule;
import io.crossfix.rule.Mode;
import io.crossfix.rule.RuleBook;
import io.crossfix.rule.RuleCompiler;
import io.crossfix.rule.RuleVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rules in force, as texts and as the book made of them. A broken rule changes nothing: the last good one stays.
 *
 * <p>What becomes of a rule's matches is decided in this order: what this task's budget still allows, what its publisher
 * wants, what its text says.
 */
final class RuleShelf {

    private static final int MAX_REASONS = 20;
    /** Instead of a mode, of a rule that the job is started with: it was removed and stays so. */
    private static final String REMOVED = "REMOVED";

    private final RuleCompiler compiler;
    private final Map<String, String> texts = new TreeMap<>();
    private final Map<String, String> modes = new TreeMap<>();
    private final Map<String, CompiledRule> written = new HashMap<>();
    private final Map<String, RuleVersion> started = new HashMap<>();
    private final Map<String, RuleBudget.Demotion> demotions = new HashMap<>();
    private RuleBook book = RuleBook.empty();

    /**
     * What a published rule led to.
     *
     * @param outcome accepted, refused or removed
     * @param version of the rule, empty when unknown
     * @param reasons every fault, when refused
     */
    record Verdict(RuleOutcome outcome, String version, List<String> reasons) {}

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

    /** What publishers want otherwise than the texts say, by rule id, to be kept. */
    Map<String, String> modes() {
        return modes;
    }

    /** Why a rule may no longer do what it should; empty when it may. */
    String demotion(String rule) {
        RuleBudget.Demotion demotion = demotions.get(rule);
        return demotion == null ? "" : demotion.reason();
    }

    /** Takes in the modes that were kept in state; to be called before the texts. */
    void restoreModes(Map<String, String> kept) {
        modes.putAll(kept);
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

    /**
     * Puts the rules in force that the job is started with; to be called after what was kept in state. A higher version
     * wins; of the same version the text that was there before stays, and what was removed stays removed.
     *
     * @throws IllegalArgumentException with every fault when one is broken: a configuration error stops the start
     */
    void start(List<String> startRules) {
        startRules.forEach(this::start);
        modes.entrySet().removeIf(mode -> mode.getValue().equals(REMOVED) && !started.containsKey(mode.getKey()));
    }

    private void start(String text) {
        try {
            CompiledRule rule = compiler.compile(text, "start rule");
            started.merge(rule.id(), rule.version(), (a, b) -> a.compareTo(b) < 0 ? b : a);
            CompiledRule known = book.rule(rule.id());
            boolean isNews = known == null || known.version().compareTo(rule.version()) < 0;
            if (isNews && !REMOVED.equals(modes.get(rule.id()))) {
                shelve(rule, text);
            }
        } catch (InvalidDocument e) {
            throw new IllegalArgumentException("a rule that the job starts with is broken:\n" + e.getMessage(), e);
        }
    }

    /** Takes in a published rule, mode or removal. */
    Verdict publish(Rule published) {
        String text = published.getText();
        if (text == null) {
            return published.getMode() == null
                    ? remove(published.getRuleId())
                    : choose(published.getRuleId(), published.getMode());
        }
        try {
            CompiledRule rule = compiler.compile(text, published.getRuleId());
            if (!rule.id().equals(published.getRuleId())) {
                return refused(
                        List.of("the record is for rule " + published.getRuleId() + ", its text is rule " + rule.id()));
            }
            return accept(rule, published);
        } catch (InvalidDocument e) {
            return refused(
                    e.faults().stream().limit(MAX_REASONS).map(Object::toString).toList());
        }
    }

    /** Lets a rule do less than it should, until it is published anew. */
    void demote(RuleBudget.Demotion demotion) {
        CompiledRule rule = written.get(demotion.rule());
        if (rule != null) {
            demotions.put(demotion.rule(), demotion);
            book = book.with(rule.in(effective(rule)));
        }
    }

    private Verdict accept(CompiledRule rule, Rule published) {
        RuleVersion start = started.get(rule.id());
        if (start != null && rule.version().compareTo(start) < 0) {
            choose(rule.id(), published.getMode() == null ? RuleMode.AS_WRITTEN : published.getMode());
            return refused(List.of("the job was started with version " + start + " of " + rule.id()
                    + ", which is higher than " + rule.version() + " and stays, in the mode that was asked for"));
        }
        note(rule.id(), published.getMode());
        demotions.remove(rule.id());
        shelve(rule, published.getText());
        return accepted(rule);
    }

    private Verdict choose(String id, RuleMode mode) {
        CompiledRule rule = written.get(id);
        if (rule == null) {
            return refused(List.of("there is no rule " + id + " in force whose mode could be set"));
        }
        note(id, mode);
        demotions.remove(id);
        book = book.with(rule.in(effective(rule)));
        return accepted(rule);
    }

    private Verdict remove(String id) {
        texts.remove(id);
        written.remove(id);
        demotions.remove(id);
        modes.remove(id);
        if (started.containsKey(id)) {
            modes.put(id, REMOVED);
        }
        book = book.without(id);
        return new Verdict(RuleOutcome.REMOVED, "", List.of());
    }

    private void note(String id, @Nullable RuleMode mode) {
        if (mode == null || mode == RuleMode.AS_WRITTEN) {
            modes.remove(id);
        } else {
            modes.put(id, mode.name());
        }
    }

    private static Verdict accepted(CompiledRule rule) {
        return new Verdict(RuleOutcome.ACCEPTED, rule.version().toString(), List.of());
    }

    static Verdict refused(List<String> reasons) {
        return new Verdict(RuleOutcome.REFUSED, "", reasons);
    }

    private void shelve(CompiledRule rule, String text) {
        texts.put(rule.id(), text);
        written.put(rule.id(), rule);
        book = book.with(rule.in(effective(rule)));
    }

    private Mode effective(CompiledRule rule) {
        String wanted = modes.get(rule.id());
        Mode mode = wanted == null ? rule.mode() : Mode.valueOf(wanted);
        RuleBudget.Demotion demotion = demotions.get(rule.id());
        return demotion == null || mode.compareTo(demotion.to()) > 0 ? mode : demotion.to();
    }
}
