package io.crossfix.flow.oracle;

import io.crossfix.flow.oracle.Clause.Scene;
import io.crossfix.flow.oracle.Meant.Contiguity;
import io.crossfix.flow.oracle.Meant.Part;
import io.crossfix.model.Observation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every way to walk through what lies behind an anchor, step by step. */
final class Walk {

    private final List<Part> steps;
    private final Map<Part, List<Observation>> candidates;
    private final Scene scene;
    private List<Observation> feed = List.of();
    private Map<Part, Set<Observation>> evidence = new HashMap<>();
    private boolean arrived;

    Walk(List<Part> steps, Map<Part, List<Observation>> candidates, Scene scene) {
        this.steps = steps;
        this.candidates = candidates;
        this.scene = scene;
    }

    /** Whether there is a way; adds what lies on any of them to the evidence. */
    boolean through(List<Observation> behind, Map<Part, Set<Observation>> found) {
        feed = behind;
        evidence = found;
        go(0, 0, Map.of());
        return arrived;
    }

    /** @param next where in the feed the next fact may lie */
    private void go(int at, int next, Map<String, List<Observation>> taken) {
        if (at == steps.size()) {
            arrived = true;
            for (Part step : steps) {
                evidence.computeIfAbsent(step, part -> new LinkedHashSet<>())
                        .addAll(taken.getOrDefault(step.name(), List.of()));
            }
            return;
        }
        Part step = steps.get(at);
        int count = taken.getOrDefault(step.name(), List.of()).size();
        if (count == 0 ? step.times().optional() : count >= step.times().min()) {
            go(at + 1, next, taken);
        }
        if (count < step.times().max()) {
            take(at, next, taken);
        }
    }

    private void take(int at, int next, Map<String, List<Observation>> taken) {
        Part step = steps.get(at);
        // Only the first fact of a step is bound by its contiguity; what follows may have others in between.
        Contiguity contiguity = taken.containsKey(step.name())
                ? Contiguity.FOLLOWED_BY
                : step.times().contiguity();
        for (int i = next; i < feed.size(); i++) {
            boolean fits = fits(step, feed.get(i), taken);
            if (fits) {
                Map<String, List<Observation>> more = new HashMap<>(taken);
                List<Observation> facts = new ArrayList<>(taken.getOrDefault(step.name(), List.of()));
                facts.add(feed.get(i));
                more.put(step.name(), facts);
                go(at, i + 1, more);
            }
            if (contiguity == Contiguity.NEXT || (fits && contiguity == Contiguity.FOLLOWED_BY)) {
                return;
            }
        }
    }

    private boolean fits(Part step, Observation seen, Map<String, List<Observation>> taken) {
        Scene here = new Scene(seen, scene.anchor(), taken, scene.risk());
        return candidates.getOrDefault(step, List.of()).contains(seen)
                && step.where().stream()
                        .filter(Clause::isOfPath)
                        .allMatch(clause -> clause.test().holds(here));
    }
}
