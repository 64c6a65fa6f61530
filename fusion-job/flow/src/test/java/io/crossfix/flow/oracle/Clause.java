package io.crossfix.flow.oracle;

import io.crossfix.model.Observation;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * One conjunct of a condition.
 *
 * @param cel as the engine reads it
 * @param isOfPath whether it looks at what a sequence has taken so far, and so decides nothing about candidates
 * @param test as the oracle understands it
 */
record Clause(String cel, boolean isOfPath, Test test) {

    Clause(String cel, Test test) {
        this(cel, false, test);
    }

    /** What a conjunct means. What is missing does not hold. */
    interface Test {
        boolean holds(Scene scene);
    }

    /**
     * What a conjunct can see.
     *
     * @param taken what each step has taken so far, in order
     * @param risk probability just before the anchor, asked for only when needed
     */
    record Scene(Observation self, Observation anchor, Map<String, List<Observation>> taken, DoubleSupplier risk) {

        Scene of(Observation other) {
            return new Scene(other, anchor, taken, risk);
        }

        Observation first(String step) {
            List<Observation> facts = taken.getOrDefault(step, List.of());
            return facts.isEmpty() ? self : facts.get(0);
        }

        Observation last(String step) {
            List<Observation> facts = taken.getOrDefault(step, List.of());
            return facts.isEmpty() ? self : facts.get(facts.size() - 1);
        }

        boolean has(String step) {
            return taken.containsKey(step);
        }
    }
}
