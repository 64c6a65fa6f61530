package io.crossfix.flow.oracle;

import io.crossfix.flow.oracle.Meant.Part;
import io.crossfix.model.Observation;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts how often what was drawn has mattered, so that a comparison that compares nothing is noticed. */
public final class Census {

    private final Map<String, Integer> drawn = new TreeMap<>();
    private final Map<String, Integer> held = new TreeMap<>();

    void drawn(Meant rule) {
        rule.constructs().forEach(word -> drawn.merge(word, 1, Integer::sum));
    }

    void broken(Meant rule, Part part) {
        held.merge("broken by " + part.role(), 1, Integer::sum);
        if (part.where().stream().anyMatch(Clause::isOfPath)) {
            held.merge("broken beside another", 1, Integer::sum);
        }
        if (part.count().atLeast() > 1) {
            held.merge("broken by several " + part.role(), 1, Integer::sum);
        }
    }

    void told(Meant rule, Map<Part, Set<Observation>> evidence) {
        rule.constructs().forEach(word -> held.merge(word, 1, Integer::sum));
        evidence.forEach((part, facts) -> {
            if (part.count().optional()) {
                held.merge(facts.isEmpty() ? "optional missing" : "optional there", 1, Integer::sum);
            }
        });
    }

    /** In how many rules each construct stands. */
    public Map<String, Integer> drawn() {
        return drawn;
    }

    /** In how many matches, and how often something broke a rule that would have held. */
    public Map<String, Integer> held() {
        return held;
    }
}
