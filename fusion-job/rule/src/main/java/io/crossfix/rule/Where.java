package io.crossfix.rule;

import dev.cel.runtime.CelVariableResolver;
import io.crossfix.model.Observation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The conjuncts of a part's {@code where}, sorted by what they name: the cheaper are asked first, and some before there is
 * a question at all.
 *
 * @param categories bit set of the categories (by their position in the schema) that satisfy {@code byCategory}
 * @param byCategory name nothing but the part's own category: answered once, when the rule is compiled
 * @param own name only the part itself
 * @param joint name the part and the anchor
 * @param path name earlier steps of a sequence, what the step itself has taken so far, the one fact that the matches are
 *     split by, or the risk at the anchor
 */
record Where(
        long categories, List<Condition> byCategory, List<Condition> own, List<Condition> joint, List<Condition> path) {

    static final long ANY_CATEGORY = -1L;

    static final Where ALWAYS = new Where(ANY_CATEGORY, List.of(), List.of(), List.of(), List.of());

    Where {
        byCategory = List.copyOf(byCategory);
        own = List.copyOf(own);
        joint = List.copyOf(joint);
        path = List.copyOf(path);
    }

    /** Whether facts of a category are worth looking at. */
    boolean canBe(int category) {
        return (categories >>> category & 1) != 0;
    }

    /** Whether a fact satisfies what can be said of it alone. */
    boolean admits(Observation fact) {
        if (!canBe(fact.category())) {
            return false;
        }
        if (own.isEmpty()) {
            return true;
        }
        Optional<Object> self = Optional.of(new FactView(fact));
        return Condition.allHold(own, name -> self);
    }

    /** Whether an anchor satisfies what depends on the facts around it. */
    boolean stands(FactView anchor) {
        if (path.isEmpty()) {
            return true;
        }
        Optional<Object> self = Optional.of(anchor);
        return Condition.allHold(path, name -> self);
    }

    /** Whether a fact satisfies what can be said of it and the anchor. */
    boolean joins(Observation fact, String anchorName, FactView anchor) {
        return joint.isEmpty() || Condition.allHold(joint, names(fact, anchorName, anchor));
    }

    /** Whether it looks at other parts than the anchor: there is no saying by the two facts alone. */
    boolean namesOthers() {
        return !path.isEmpty();
    }

    /** Whether a fact satisfies what can be said of it on a path through the sequence, or beside another part's fact. */
    boolean continues(CelVariableResolver names) {
        return Condition.allHold(path, names);
    }

    /** Every conjunct, the cheapest first. */
    List<Condition> all() {
        return Stream.of(byCategory, own, joint, path).flatMap(List::stream).toList();
    }

    /** What the names of a fact and an anchor stand for. */
    static CelVariableResolver names(Observation fact, String anchorName, FactView anchor) {
        Optional<Object> self = Optional.of(new FactView(fact));
        Optional<Object> other = Optional.of(anchor);
        return name -> name.equals(anchorName) ? other : self;
    }
}
