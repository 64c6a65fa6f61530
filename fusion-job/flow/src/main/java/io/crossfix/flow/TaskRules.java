package io.crossfix.flow;

import io.crossfix.record.Rule;
import io.crossfix.record.RuleStatus;
import io.crossfix.rule.CompiledRule;
import io.crossfix.rule.signature.NewestSigned;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The rules of one task while it runs: takes them in, watches what they cost, and says how they stand. */
final class TaskRules {

    private final RuleShelf shelf;
    private final @Nullable NewestSigned newest;
    private final RuleStatements words;
    private final RuleBudget budget;
    private final Listener listener;
    private final FailingConditions failing = new FailingConditions();
    private final Set<String> unsaid;

    /** Is told what comes of it. */
    interface Listener {

        /** A rule is not what it was. */
        void changed(String rule);

        /** A rule was put into shadow or paused. */
        void demoted(String rule);

        /** Something is to be told to people. */
        void say(RuleStatus status);
    }

    /** @param newest what is known of signed rules; null when nobody asks for signatures */
    TaskRules(
            RuleShelf shelf,
            @Nullable NewestSigned newest,
            RuleStatements words,
            RuleBudget budget,
            Listener listener) {
        this.shelf = shelf;
        this.newest = newest;
        this.words = words;
        this.budget = budget;
        this.listener = listener;
        this.unsaid = new TreeSet<>(shelf.texts().keySet());
    }

    /**
     * Takes in a published rule, mode or removal, and answers it.
     *
     * @param at milliseconds since epoch
     */
    void publish(Rule published, long at) {
        String id = published.getRuleId();
        var before = shelf.book();
        RuleShelf.Verdict verdict = verdict(published);
        unsaid.remove(id);
        if (shelf.book() != before) {
            failing.forget(id);
            if (shelf.book().rule(id) == null) {
                budget.removed(id);
            } else {
                budget.published(id);
            }
            listener.changed(id);
        }
        listener.say(words.answer(id, published.getPublishedAt(), verdict, at));
    }

    private RuleShelf.Verdict verdict(Rule published) {
        Optional<String> objection = newest == null ? Optional.empty() : newest.objection(published);
        return objection.map(reason -> RuleShelf.refused(List.of(reason))).orElseGet(() -> shelf.publish(published));
    }

    /**
     * Answers a rule that the door has not let in.
     *
     * @param refused what the door says
     * @param at milliseconds since epoch
     */
    void answerFor(RuleStatus refused, long at) {
        unsaid.remove(refused.getRuleId());
        listener.say(words.answer(
                refused.getRuleId(), refused.getPublishedAt(), RuleShelf.refused(refused.getReasons()), at));
    }

    /** Puts the rules into shadow, or pauses them, that have taken too much. */
    void obeyBudget(long at) {
        if (!budget.hasDue()) {
            return;
        }
        for (RuleBudget.Demotion demotion : budget.takeDue()) {
            if (shelf.book().rule(demotion.rule()) != null) {
                shelf.demote(demotion);
                listener.demoted(demotion.rule());
                listener.changed(demotion.rule());
                listener.say(words.demoted(demotion, at));
            }
        }
    }

    /** Says what is in force since the start, once, and which rules' conditions fail; to be called now and then. */
    void speakUp(long at) {
        unsaid.forEach(rule -> listener.say(words.started(rule, at)));
        unsaid.clear();
        for (CompiledRule rule : failing.due(shelf.book(), at)) {
            listener.say(words.failing(rule, at));
        }
    }
}
