package io.crossfix.rule;

import io.crossfix.model.FactsView;
import io.crossfix.model.Observation;
import io.crossfix.model.Sphere;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The facts around an anchor that a part takes, and those that it only just does not take, with what stops them and by how much. */
final class MissText {

    private static final long LEAST_LOOK_AROUND_MILLIS = 600_000;

    private final CompiledRule rule;
    private final FactView view;
    private final FactsView facts;
    private final MatchText words;

    MissText(CompiledRule rule, FactView view, FactsView facts) {
        this.rule = rule;
        this.view = view;
        this.facts = facts;
        this.words = new MatchText(rule, view);
    }

    FactView view() {
        return view;
    }

    Observation anchor() {
        return view.fact();
    }

    FactsView facts() {
        return facts;
    }

    /** What fits the part by itself: kind, window, radius, and what its condition says of it and the anchor. */
    List<Observation> candidates(Part part) {
        return facts
                .within(part.kind(), part.window().from(anchor()), part.window().to(anchor()))
                .stream()
                .filter(fact -> part.isCandidate(fact, rule.anchor().name(), view))
                .filter(fact -> isInOrder(part, fact))
                .toList();
    }

    List<String> found(Part part, List<Observation> candidates) {
        return words.part(part, candidates);
    }

    String fact(Part part, Observation fact) {
        return words.fact(part, fact, List.of());
    }

    /** A fact that is no candidate; the fewer things stop it, and the smaller they are, the nearer it is. */
    private record Miss(Observation fact, List<String> reasons, double excess) {

        String text() {
            return Words.fact(fact) + ": " + String.join("; ", reasons);
        }
    }

    /** The facts of the part's kind that come nearest to being candidates. */
    List<String> nearest(Part part) {
        long around = Math.max(LEAST_LOOK_AROUND_MILLIS, part.beforeMillis() + part.afterMillis());
        List<Miss> misses = new ArrayList<>();
        for (Observation fact : facts.within(
                part.kind(),
                part.window().from(anchor()) - around,
                part.window().to(anchor()) + around)) {
            if (part.partKind().includes(fact) && !Part.isSame(fact, anchor())) {
                Miss miss = miss(part, fact);
                if (!miss.reasons().isEmpty()) {
                    misses.add(miss);
                }
            }
        }
        return misses.stream()
                .sorted(Comparator.comparingInt((Miss miss) -> miss.reasons().size())
                        .thenComparingDouble(Miss::excess)
                        .thenComparing(Miss::fact, Observation.BY_TIME))
                .limit(MatchText.MAX_FACTS)
                .map(Miss::text)
                .collect(Collectors.toList());
    }

    /** What keeps a fact from being a candidate of a part, or that nothing does. */
    String verdict(Part part, Observation fact) {
        List<String> reasons = miss(part, fact).reasons();
        if (reasons.isEmpty()) {
            return isInOrder(part, fact) ? "counts; " + fact(part, fact) : "does not lie behind the anchor";
        }
        return String.join("; ", reasons);
    }

    /** A step's facts lie behind the anchor, those of other parts anywhere. */
    private boolean isInOrder(Part part, Observation fact) {
        return part.role() != Part.Role.SEQUENCE || Observation.BY_TIME.compare(fact, anchor()) > 0;
    }

    private Miss miss(Part part, Observation fact) {
        List<String> reasons = new ArrayList<>();
        double excess = distance(part, fact, reasons) + time(part, fact, reasons);
        var names = words.names(part, fact, List.of());
        Where where = part.where();
        List.of(where.byCategory(), where.own(), where.joint())
                .forEach(conditions -> conditions.stream()
                        .filter(condition -> !condition.wouldHold(names))
                        .forEach(condition -> reasons.add("does not hold: " + condition.tell(names))));
        return new Miss(fact, reasons, excess);
    }

    private double distance(Part part, Observation fact, List<String> reasons) {
        double metres = Sphere.distanceMetres(anchor(), fact);
        double over = metres - part.radiusMetres();
        if (over <= 0) {
            return 0;
        }
        reasons.add(String.format(
                Locale.ROOT,
                "%.0f m away, radius %.0f m (%.0f m too far)",
                metres,
                part.radiusMetres(),
                Math.ceil(over)));
        return over / part.radiusMetres();
    }

    private double time(Part part, Observation fact, List<String> reasons) {
        long early = part.window().from(anchor()) - fact.at();
        long late = fact.at() - part.window().to(anchor());
        long over = Math.max(early, late);
        if (over <= 0) {
            return 0;
        }
        reasons.add(Words.offset(fact.at() - anchor().at()) + ", window " + Measures.text(part.beforeMillis())
                + " before to " + Measures.text(part.afterMillis()) + " after (" + Words.span(over)
                + (early > 0 ? " too early)" : " too late)"));
        return (double) over / Math.max(1, part.beforeMillis() + part.afterMillis());
    }
}
