package io.crossfix.rule;

import io.crossfix.model.Observation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Which of the matches that one fact completes is the first: the one whose facts, step after step, are the smallest by
 * {@link Observation#BY_TIME}; of two with the same facts the one whose earlier steps have fewer. The order in which Flink
 * CEP tells them decides nothing.
 */
final class FirstMatch {

    private final List<Part> steps;

    FirstMatch(Sequence sequence) {
        this.steps = sequence.steps();
    }

    /** @param matches at least one */
    Map<String, List<Fed>> of(Collection<Map<String, List<Fed>>> matches) {
        return matches.stream()
                .min(Comparator.comparing(this::facts, lexicographic(Observation.BY_TIME))
                        .thenComparing(this::counts, lexicographic(Comparator.naturalOrder())))
                .orElseThrow();
    }

    private List<Observation> facts(Map<String, List<Fed>> match) {
        List<Observation> facts = new ArrayList<>();
        taken(match, step -> step).forEach(step -> step.forEach(fed -> facts.add(fed.fact())));
        return facts;
    }

    private List<Integer> counts(Map<String, List<Fed>> match) {
        return taken(match, List::size);
    }

    private <T> List<T> taken(Map<String, List<Fed>> match, Function<List<Fed>, T> read) {
        return steps.stream()
                .map(step -> read.apply(match.getOrDefault(step.name(), List.of())))
                .toList();
    }

    private static <T> Comparator<List<T>> lexicographic(Comparator<? super T> order) {
        return (a, b) -> {
            for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
                int sign = order.compare(a.get(i), b.get(i));
                if (sign != 0) {
                    return sign;
                }
            }
            return Integer.compare(a.size(), b.size());
        };
    }
}
