package io.crossfix.rule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The names that one part's condition may use.
 *
 * @param self the part's own
 * @param anchor the anchor's
 * @param names every name and its kind, the own one among them
 * @param steps names of the sequence's steps among them: those that {@code first} and {@code last} accept
 */
record Scope(String self, String anchor, Map<String, PartKind> names, Set<String> steps) {

    static Scope ofAnchor(String name, PartKind kind) {
        return new Scope(name, name, Map.of(name, kind), Set.of());
    }

    /** Of a part that may name itself and the anchor. */
    static Scope ofPart(String name, PartKind kind, Anchor anchor) {
        return new Scope(
                name, anchor.name(), ofStep(name, kind, anchor, List.of()).names(), Set.of());
    }

    /** Of a part that must not be there; it may also name the one fact that the rule's matches are split by, if they are. */
    static Scope ofForbidden(String name, PartKind kind, Anchor anchor, @Nullable Part split) {
        Map<String, PartKind> names =
                new LinkedHashMap<>(ofPart(name, kind, anchor).names());
        if (split != null) {
            names.putIfAbsent(split.name(), split.partKind());
        }
        return new Scope(name, anchor.name(), names, Set.of());
    }

    /** Of a step that may also name the steps before it that take facts. */
    static Scope ofStep(String name, PartKind kind, Anchor anchor, List<Part> earlier) {
        Map<String, PartKind> names = new LinkedHashMap<>();
        earlier.stream()
                .filter(step -> !step.quantity().isNegation())
                .forEach(step -> names.put(step.name(), step.partKind()));
        names.put(name, kind);
        Set<String> steps = names.keySet().stream().collect(Collectors.toUnmodifiableSet());
        names.put(anchor.name(), anchor.partKind());
        return new Scope(name, anchor.name(), names, steps);
    }

    List<String> sortedNames() {
        return names.keySet().stream().sorted().toList();
    }

    boolean isSelf(String name) {
        return name.equals(self);
    }

    /** Whether a name is that of another part, neither the own one nor the anchor's. */
    boolean isOther(String name) {
        return !name.equals(self) && !name.equals(anchor);
    }

    PartKind kindOfSelf() {
        return names.getOrDefault(self, PartKind.RISK_CROSSING);
    }
}
