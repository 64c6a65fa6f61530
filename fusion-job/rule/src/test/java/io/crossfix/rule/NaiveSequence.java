package io.crossfix.rule;

import io.crossfix.model.Observation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The meaning of a sequence, written down as plainly as possible: every way to walk through the facts, one by one. */
final class NaiveSequence {

    /** Whether a fact fits a step, given what the steps have taken so far on this way. */
    interface Fits {
        boolean test(Observation fact, Map<String, List<Observation>> taken);
    }

    record Step(String name, Contiguity contiguity, int min, int max, boolean optional, Fits fits) {}

    private final List<Step> steps;
    private final List<Observation> facts;
    private final Set<String> evidence = new TreeSet<>();
    private int matches;

    /** @param facts what lies behind the anchor, in order */
    NaiveSequence(List<Step> steps, List<Observation> facts) {
        this.steps = steps;
        this.facts = facts;
        walk(0, 0, 0, new HashMap<>());
    }

    int matches() {
        return matches;
    }

    /** "step fact" of everything that is in any match. */
    Set<String> evidence() {
        return evidence;
    }

    private void walk(int at, int count, int from, Map<String, List<Observation>> taken) {
        if (at == steps.size()) {
            matches++;
            taken.forEach((step, all) -> all.forEach(fact -> evidence.add(step + " " + fact.id())));
            return;
        }
        Step step = steps.get(at);
        if (count == 0 ? step.optional() : count >= step.min()) {
            walk(at + 1, 0, from, taken);
        }
        if (count < step.max()) {
            take(at, count, from, taken);
        }
    }

    private void take(int at, int count, int from, Map<String, List<Observation>> taken) {
        Step step = steps.get(at);
        // As in Flink CEP the contiguity is that of a step's first fact; between its own facts others may lie.
        Contiguity contiguity = count == 0 ? step.contiguity() : Contiguity.FOLLOWED_BY;
        for (int i = from; i < facts.size(); i++) {
            boolean fits = step.fits().test(facts.get(i), taken);
            if (fits) {
                walk(at, count + 1, i + 1, with(taken, step.name(), facts.get(i)));
            }
            if (contiguity == Contiguity.NEXT || (fits && contiguity == Contiguity.FOLLOWED_BY)) {
                return;
            }
        }
    }

    private static Map<String, List<Observation>> with(
            Map<String, List<Observation>> taken, String step, Observation fact) {
        Map<String, List<Observation>> more = new HashMap<>(taken);
        List<Observation> facts = new ArrayList<>(taken.getOrDefault(step, List.of()));
        facts.add(fact);
        more.put(step, facts);
        return more;
    }
}
