package io.crossfix.rule;

import io.crossfix.model.Observation;
import io.crossfix.record.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Finds the rules that an observation may be an anchor of, by its stream and category; a rule's places are looked at last. */
final class AnchorIndex {

    private final List<List<List<CompiledRule>>> byKindAndCategory = new ArrayList<>();

    AnchorIndex(Collection<CompiledRule> rules) {
        for (Kind kind : Kind.values()) {
            List<List<CompiledRule>> byCategory = new ArrayList<>();
            for (int category = 0; category < LiteralCheck.categories(kind).size(); category++) {
                int here = category;
                byCategory.add(rules.stream()
                        .filter(rule -> rule.anchor().canBe(kind, here))
                        .toList());
            }
            byKindAndCategory.add(byCategory);
        }
    }

    /** By rule id; whether the rest of their conditions holds is still to be asked. */
    List<CompiledRule> near(Observation seen) {
        return byKindAndCategory.get(seen.kind().ordinal()).get(seen.category());
    }
}
