package io.crossfix.rule;

import dev.cel.runtime.CelVariableResolver;
import io.crossfix.model.Disc;
import io.crossfix.model.FactsView;
import io.crossfix.model.Observation;
import io.crossfix.record.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.cep.pattern.conditions.IterativeCondition.Context;

/** A rule's sequence, asked about one anchor. */
final class AskedSequence {

    private final Sequence sequence;
    private final FactView anchor;
    private final Optional<Object> anchorValue;

    AskedSequence(Sequence sequence, FactView anchor) {
        this.sequence = sequence;
        this.anchor = anchor;
        this.anchorValue = Optional.of(anchor);
    }

    Sequence sequence() {
        return sequence;
    }

    Fed anchor() {
        return new Fed(anchor.fact(), Fed.candidateOf(Fed.ANCHOR), this);
    }

    /** The facts behind the anchor that a step may take, in order; with a strict step all that lie in some step's reach. */
    List<Fed> feed(FactsView facts) {
        Observation start = anchor.fact();
        List<Fed> feed = new ArrayList<>();
        long end = start.at() + sequence.longestAfterMillis();
        Disc reach = Disc.around(start, sequence.longestRadiusMetres());
        for (Kind kind : sequence.kinds()) {
            for (Observation fact : facts.within(kind, start.at(), end, reach)) {
                if (Observation.BY_TIME.compare(fact, start) > 0) {
                    add(fact, feed);
                }
            }
        }
        feed.sort(Comparator.comparing(Fed::fact, Observation.BY_TIME));
        return feed;
    }

    private void add(Observation fact, List<Fed> feed) {
        int roles = 0;
        boolean inReach = false;
        for (int i = 0; i < sequence.steps().size(); i++) {
            Part step = sequence.steps().get(i);
            if (step.partKind().includes(fact) && step.window().contains(anchor.fact(), fact)) {
                inReach = true;
                roles |= roles(step, i, fact);
            }
        }
        if (roles != 0 || (inReach && sequence.isStrict())) {
            feed.add(new Fed(fact, roles, this));
        }
    }

    private int roles(Part step, int i, Observation fact) {
        if (Part.isSame(fact, anchor.fact())) {
            return 0;
        }
        Quantity quantity = step.quantity();
        String anchorName = sequence.anchor().name();
        boolean ends = quantity.canEnd(fact, anchorName, anchor);
        return (step.fits(fact, anchorName, anchor) ? Fed.candidateOf(i) : 0) | (ends ? Fed.endOf(i) : 0);
    }

    /** Whether every step that must be there has its count of candidates. */
    boolean canHold(List<Fed> feed) {
        for (int i = 0; i < sequence.steps().size(); i++) {
            int step = i;
            int minimum = sequence.steps().get(i).minimum();
            if (minimum > 0
                    && feed.stream()
                                    .filter(fed -> fed.canBe(step))
                                    .limit(minimum)
                                    .count()
                            < minimum) {
                return false;
            }
        }
        return true;
    }

    /** The candidates of one step. */
    Stream<Observation> candidates(Part part, List<Fed> feed) {
        int step = sequence.steps().indexOf(part);
        return feed.stream().filter(fed -> fed.canBe(step)).map(Fed::fact);
    }

    /** The feed in which those facts that have another value play no role in {@code per}'s step. */
    List<Fed> only(Per per, Object value, List<Fed> feed) {
        int step = sequence.steps().indexOf(per.part());
        return feed.stream()
                .map(fed -> hasRole(fed, step) && !value.equals(per.of(fed.fact())) ? fed.without(step) : fed)
                .filter(fed -> fed.hasRole() || sequence.isStrict())
                .toList();
    }

    private static boolean hasRole(Fed fed, int step) {
        return fed.canBe(step) || fed.canEnd(step);
    }

    /** Whether a step takes a candidate on a path. */
    boolean continues(int step, Observation fact, Context<Fed> path) {
        Part part = sequence.steps().get(step);
        return holds(part.where(), part, fact, path);
    }

    /** Whether a fact ends a step on a path. */
    boolean ends(int step, Observation fact, Context<Fed> path) {
        Part part = sequence.steps().get(step);
        return holds(part.quantity().repetition().until(), part, fact, path);
    }

    private boolean holds(Where where, Part part, Observation fact, Context<Fed> path) {
        return where.path().isEmpty() || where.continues(names(part, fact, path));
    }

    private CelVariableResolver names(Part self, Observation fact, Context<Fed> path) {
        return name -> {
            if (name.equals(sequence.anchor().name())) {
                return anchorValue;
            }
            List<Observation> taken = taken(name, path);
            if (name.equals(self.name())) {
                return Optional.of(new FactView(fact, taken));
            }
            return taken.isEmpty() ? Optional.empty() : Optional.of(new FactView(taken.get(taken.size() - 1), taken));
        };
    }

    private static List<Observation> taken(String step, Context<Fed> path) {
        List<Observation> taken = new ArrayList<>();
        try {
            path.getEventsForPattern(step).forEach(fed -> taken.add(fed.fact()));
        } catch (Exception e) {
            throw new IllegalStateException("the heap cannot fail", e);
        }
        return taken;
    }
}
