package io.crossfix.flow;

import io.crossfix.rule.CompiledRule;
import io.crossfix.rule.RuleBook;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Decides when to tell that conditions of a rule fail: while the count grows, and once a minute at most. */
final class FailingConditions {

    private static final long TELL_EVERY_MILLIS = 60_000;

    private final Map<String, Told> told = new HashMap<>();

    private record Told(long count, long at) {}

    /** The rules to tell of now, a time in milliseconds since epoch. */
    List<CompiledRule> due(RuleBook book, long now) {
        List<CompiledRule> due = new ArrayList<>();
        for (CompiledRule rule : book.rules()) {
            Told last = told.get(rule.id());
            long count = rule.failedConditions();
            boolean isDue = last == null ? count > 0 : count > last.count() && now - last.at() >= TELL_EVERY_MILLIS;
            if (isDue) {
                told.put(rule.id(), new Told(count, now));
                due.add(rule);
            }
        }
        return due;
    }

    /** A rule was published anew, and begins to count anew, or is gone. */
    void forget(String rule) {
        told.remove(rule);
    }
}
