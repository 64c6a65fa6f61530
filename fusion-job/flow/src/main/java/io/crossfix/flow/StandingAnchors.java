package io.crossfix.flow;

import io.crossfix.model.Observation;
import io.crossfix.rule.CompiledRule;
import io.crossfix.rule.RuleBook;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Which rules ask about an anchor on the table: found out once for each anchor and not again for each fact around it. A
 * cache of bounded size; what it forgets is found out again.
 */
final class StandingAnchors {

    private static final int MOST = 8_192;

    // By identity: a fact on a table is one object for as long as it lies there, and hashing it would cost more.
    private final IdentityHashMap<Observation, List<CompiledRule>> rules = new IdentityHashMap<>();

    List<CompiledRule> rulesOf(Observation anchor, RuleBook book) {
        List<CompiledRule> known = rules.get(anchor);
        if (known == null) {
            if (rules.size() >= MOST) {
                rules.clear();
            }
            known = book.anchoredBy(anchor);
            rules.put(anchor, known);
        }
        return known;
    }

    /** To be called when the rules have changed. */
    void forget() {
        rules.clear();
    }
}
