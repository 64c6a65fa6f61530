package io.crossfix.rule;

import io.crossfix.model.Observation;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The matches of one run, put together: what each step has in any of them, and the first one where a step asks for it. */
final class Matches {

    private final Sequence sequence;
    private final Map<String, Set<Fed>> inAny = new LinkedHashMap<>();
    private Map<String, List<Fed>> first = Map.of();
    private boolean any;

    Matches(Sequence sequence) {
        this.sequence = sequence;
    }

    /** Takes the matches that one fact completes; to be called in the order of the facts. */
    void add(Collection<Map<String, List<Fed>>> matches) {
        if (matches.isEmpty()) {
            return;
        }
        if (!any && sequence.collectsFirst()) {
            first = new FirstMatch(sequence).of(matches);
        }
        any = true;
        for (Map<String, List<Fed>> match : matches) {
            match.forEach((step, facts) -> inAny.computeIfAbsent(
                            step, name -> Collections.newSetFromMap(new IdentityHashMap<>()))
                    .addAll(facts));
        }
    }

    boolean any() {
        return any;
    }

    /** The facts of a step that are evidence. */
    List<Observation> factsOf(Part step) {
        Collection<Fed> facts = step.quantity().collect() == Collect.FIRST
                ? first.getOrDefault(step.name(), List.of())
                : inAny.getOrDefault(step.name(), Set.of());
        return facts.stream().map(Fed::fact).toList();
    }
}
