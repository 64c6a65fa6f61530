package io.crossfix.rule;

import dev.cel.runtime.CelVariableResolver;
import io.crossfix.model.Observation;
import java.util.List;
import java.util.Optional;

/**
 * The conjuncts of a part's {@code where}, sorted by what they name: the cheaper are asked first, and some before there is
 * a question at all.
 *
 * @param own name only the part itself
 * @param joint name the part and the anchor
 * @param path name earlier steps of a sequence, or what the step itself has taken so far
 */
record Where(List<Condition> own, List<Condition> joint, List<Condition> path) {

    static final Where ALWAYS = new Where(List.of(), List.of(), List.of());

    Where {
        own = List.copyOf(own);
        joint = List.copyOf(joint);
        path = List.copyOf(path);
    }

    /** Whether a fact satisfies what can be said of it alone. */
    boolean admits(Observation fact) {
        if (own.isEmpty()) {
            return true;
        }
        Optional<Object> self = Optional.of(new FactView(fact));
        return Condition.allHold(own, name -> self);
    }

    /** Whether a fact satisfies what can be said of it and the anchor. */
    boolean joins(Observation fact, String anchorName, FactView anchor) {
        if (joint.isEmpty()) {
            return true;
        }
        Optional<Object> self = Optional.of(new FactView(fact));
        Optional<Object> other = Optional.of(anchor);
        return Condition.allHold(joint, name -> name.equals(anchorName) ? other : self);
    }

    /** Whether a fact satisfies what can be said of it on a path through the sequence. */
    boolean continues(CelVariableResolver names) {
        return Condition.allHold(path, names);
    }
}
