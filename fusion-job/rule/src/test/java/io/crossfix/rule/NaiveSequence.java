package io.crossfix.rule;

import io.crossfix.rule.Sketch.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The meaning of a sequence, written down as plainly as possible: every way to walk through the facts, one by one. It knows
 * all but {@code greedy}.
 */
final class NaiveSequence {

    private final List<Step> steps;
    private final List<PlainEvent> facts;
    private final Set<PlainMatch> matches = new HashSet<>();

    /** @param facts what lies behind the anchor, in order */
    NaiveSequence(Sketch sketch, List<PlainEvent> facts) {
        this.steps = sketch.steps();
        this.facts = facts;
        walk(new Way(0, 0, 0, List.of(), Map.of()));
    }

    /** Whole matches, the anchor left out. */
    Set<PlainMatch> matches() {
        return matches;
    }

    /**
     * How far a walk has come.
     *
     * @param step the step that it stands at
     * @param count how many facts the step has taken
     * @param from the fact that comes next
     * @param forbidden steps that no fact may fit up to the next one taken, that one included
     * @param taken what each step has taken
     */
    private record Way(int step, int count, int from, List<Step> forbidden, Map<String, List<PlainEvent>> taken) {

        Way behind(List<Step> nowForbidden) {
            return new Way(step + 1, 0, from, nowForbidden, taken);
        }

        Way with(Step taker, int fact, PlainEvent event) {
            Map<String, List<PlainEvent>> more = new HashMap<>(taken);
            List<PlainEvent> own = new ArrayList<>(own(taker));
            own.add(event);
            more.put(taker.name(), own);
            return new Way(step, count + 1, fact + 1, List.of(), more);
        }

        List<PlainEvent> own(Step owner) {
            return taken.getOrDefault(owner.name(), List.of());
        }

        boolean fits(Step asked, PlainEvent event) {
            return asked.fits(event, own(asked), taken.getOrDefault("s0", List.of()));
        }

        boolean ends(Step asked, PlainEvent event) {
            return asked.ends(event, own(asked), taken.getOrDefault("s0", List.of()));
        }
    }

    private void walk(Way way) {
        if (way.step() == steps.size()) {
            Map<String, List<String>> ids = new HashMap<>();
            way.taken()
                    .forEach((step, all) ->
                            ids.put(step, all.stream().map(PlainEvent::id).toList()));
            matches.add(new PlainMatch(ids));
            return;
        }
        Step step = steps.get(way.step());
        if (step.contiguity().isNegation()) {
            forbid(step, way);
            return;
        }
        if (way.count() == 0 ? step.optional() : way.count() >= step.min()) {
            walk(way.behind(way.forbidden()));
        }
        if (step.max() == 0 || way.count() < step.max()) {
            take(step, way);
        }
    }

    private void forbid(Step step, Way way) {
        if (step.contiguity() == Contiguity.NOT_FOLLOWED_BY) {
            List<Step> more = new ArrayList<>(way.forbidden());
            more.add(step);
            walk(way.behind(more));
        } else if (way.from() == facts.size() || !way.fits(step, facts.get(way.from()))) {
            walk(way.behind(way.forbidden()));
        }
    }

    private void take(Step step, Way way) {
        Contiguity contiguity = way.count() == 0 ? step.contiguity() : between(step);
        for (int i = way.from(); i < facts.size(); i++) {
            PlainEvent fact = facts.get(i);
            boolean fits = way.fits(step, fact);
            boolean ends = way.ends(step, fact);
            boolean isForbidden = way.forbidden().stream().anyMatch(forbidden -> way.fits(forbidden, fact));
            if (fits && !ends) {
                follow(way.with(step, i, fact), isForbidden);
            }
            if (isForbidden || (ends && way.count() > 0)) {
                return;
            }
            if (contiguity == Contiguity.NEXT || (fits && contiguity == Contiguity.FOLLOWED_BY)) {
                return;
            }
        }
    }

    /** Flink CEP tells a match before it asks whether the fact that completes it was forbidden; further it does not go. */
    private void follow(Way way, boolean isForbidden) {
        if (!isForbidden) {
            walk(way);
        } else if (way.count() >= steps.get(way.step()).min()
                && steps.subList(way.step() + 1, steps.size()).stream().allMatch(Step::optional)) {
            tell(way);
        }
    }

    private void tell(Way way) {
        Map<String, List<String>> ids = new HashMap<>();
        way.taken()
                .forEach((step, all) ->
                        ids.put(step, all.stream().map(PlainEvent::id).toList()));
        matches.add(new PlainMatch(ids));
    }

    private static Contiguity between(Step step) {
        return step.between() == null ? Contiguity.FOLLOWED_BY : step.between();
    }
}
