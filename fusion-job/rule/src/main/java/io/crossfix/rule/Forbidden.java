package io.crossfix.rule;

import dev.cel.runtime.CelVariableResolver;
import io.crossfix.model.Observation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What must not be there beside the one fact that a match is split by: "nobody cleared that crowd after it was seen". The
 * parts are gathered once for all facts.
 */
final class Forbidden {

    private final String anchorName;
    private final Optional<Object> anchor;
    private final Map<Part, List<Observation>> candidates = new LinkedHashMap<>();

    /** @param candidates gives those of a part that count, as far as it and the anchor can tell */
    Forbidden(CompiledRule rule, FactView anchor, Function<Part, List<Observation>> candidates) {
        this.anchorName = rule.anchor().name();
        this.anchor = Optional.of(anchor);
        rule.forbidden()
                .filter(part -> part.where().namesOthers())
                .forEach(part -> this.candidates.put(part, candidates.apply(part)));
    }

    /** Whether something is there that must not be beside the fact of this value. */
    boolean isBesides(Gathered ofValue, Per per) {
        return !candidates.isEmpty()
                && ofValue.candidates(per.part())
                        .anyMatch(fact -> candidates.keySet().stream()
                                .anyMatch(part -> part.counting().isReached(beside(part, per.part(), fact))));
    }

    /** The candidates of a part that must not be beside a fact of another one. */
    List<Observation> beside(Part part, Part split, Observation fact) {
        return candidates.getOrDefault(part, List.of()).stream()
                .filter(other -> part.where().continues(names(part, other, split, fact)))
                .toList();
    }

    private CelVariableResolver names(Part part, Observation self, Part split, Observation fact) {
        Optional<Object> own = Optional.of(new FactView(self));
        Optional<Object> beside = Optional.of(new FactView(fact));
        return name -> name.equals(anchorName)
                ? anchor
                : name.equals(split.name()) && !name.equals(part.name()) ? beside : own;
    }
}
