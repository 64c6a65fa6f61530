package io.crossfix.flow;

import io.crossfix.rule.CompiledRule;
import io.crossfix.rule.RuleBook;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The latest changes of the rules, and the fingerprint of those in force. A cell remembers by a fingerprint which rules it
 * was last asked about; from that follows what it has to be asked anew.
 */
final class RuleChanges {

    /** A cell that has missed more than these is asked about all rules. */
    private static final int MAX_CHANGES = 1_000;

    private final Deque<Change> changes = new ArrayDeque<>();
    private long fingerprint;

    /**
     * One rule was published, changed or removed.
     *
     * @param before fingerprint of the rules before it
     */
    private record Change(long before, String rule) {}

    RuleChanges(RuleBook rules) {
        this.fingerprint = fingerprint(rules);
    }

    long fingerprint() {
        return fingerprint;
    }

    void use(RuleBook changed, String rule) {
        changes.addLast(new Change(fingerprint, rule));
        if (changes.size() > MAX_CHANGES) {
            changes.removeFirst();
        }
        fingerprint = fingerprint(changed);
    }

    /** The rules that have changed since they had a fingerprint; empty when that is not known any more. */
    Optional<Set<String>> since(long known) {
        Set<String> changed = new LinkedHashSet<>();
        for (Iterator<Change> back = changes.descendingIterator(); back.hasNext(); ) {
            Change change = back.next();
            changed.add(change.rule());
            if (change.before() == known) {
                return Optional.of(changed);
            }
        }
        return Optional.empty();
    }

    private static long fingerprint(RuleBook rules) {
        long print = 1;
        for (CompiledRule rule : rules.rules()) {
            print = print * 1_000_003 + rule.id().hashCode();
            print = print * 1_000_003 + rule.print();
            print = print * 1_000_003 + rule.mode().name().hashCode();
        }
        return print;
    }
}
