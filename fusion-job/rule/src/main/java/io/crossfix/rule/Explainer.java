package io.crossfix.rule;

import io.crossfix.model.FactsView;
import io.crossfix.model.GridSettings;
import io.crossfix.model.Observation;
import io.crossfix.model.risk.RiskAround;
import io.crossfix.model.risk.RiskModel;
import io.crossfix.model.risk.RiskOfFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Tells why a rule holds for an observation or does not: the very same parts and conditions, asked one by one. For people,
 * so it takes its time. Not thread-safe.
 */
public final class Explainer implements AutoCloseable {

    private static final String YES = "+ ";
    private static final String NO = "- ";

    private final Matcher matcher;
    private final SequenceRunner runner = new SequenceRunner();
    private final RiskAround risk;
    private final GridSettings grid;

    /**
     * @param grid resolutions and reaches, by which the risk at an anchor is read
     * @param model what observations weigh on it
     */
    public Explainer(GridSettings grid, RiskModel model) {
        this.matcher = new Matcher(grid, model);
        this.risk = new RiskAround(grid, model);
        this.grid = grid;
    }

    /**
     * Explains the answer to one question.
     *
     * @param facts what lies around the anchor; facts beyond the rule's windows and radii let near misses be told
     * @param decidedUpTo event time up to which silence is certain, milliseconds since epoch
     */
    public Explanation explain(CompiledRule rule, Observation anchor, FactsView facts, long decidedUpTo) {
        FactView view =
                new FactView(anchor, new RiskHere(risk, anchor, facts, new RiskOfFacts(grid, matcher.model(), facts)));
        boolean holds =
                !matcher.ask(rule, anchor, facts, decidedUpTo).findings().isEmpty();
        List<String> lines = new ArrayList<>();
        if (anchor(rule, view, lines)) {
            MissText misses = new MissText(rule, view, facts);
            rule.parts(Part.Role.AROUND).forEach(part -> around(part, misses, lines));
            sequence(rule, misses, lines);
            rule.forbidden().forEach(part -> {
                if (part.where().namesOthers()) {
                    missingBeside(rule, part, misses, decidedUpTo, lines);
                } else {
                    missing(part, misses, decidedUpTo, lines);
                }
            });
        }
        String headline = rule + (holds ? " holds for " : " does not hold for ") + Words.fact(anchor) + " of "
                + Instant.ofEpochMilli(anchor.at());
        return new Explanation(headline, holds, lines);
    }

    /**
     * What an observation may be to a rule about an anchor: a line for each part of its kind, with what keeps it from
     * counting there.
     *
     * @param facts what lies around the anchor
     */
    public List<String> asEvidence(CompiledRule rule, Observation anchor, Observation seen, FactsView facts) {
        FactView view =
                new FactView(anchor, new RiskHere(risk, anchor, facts, new RiskOfFacts(grid, matcher.model(), facts)));
        MissText misses = new MissText(rule, view, facts);
        return rule.parts().stream()
                .filter(part -> part.partKind().includes(seen))
                .map(part -> "as " + part.name() + " of " + Words.fact(anchor) + ": " + misses.verdict(part, seen))
                .toList();
    }

    private static boolean anchor(CompiledRule rule, FactView view, List<String> lines) {
        Anchor anchor = rule.anchor();
        if (!anchor.partKind().includes(view.fact())) {
            lines.add(NO + anchor.name() + ": the rule asks about a " + anchor.partKind() + ", this is a "
                    + view.fact().kind() + (view.fact().isHotlistHit() ? " on a hotlist" : ""));
            return false;
        }
        List<String> faults = new ArrayList<>();
        if (!anchor.isInside(view.fact())) {
            faults.add("it lies in none of " + anchor.inside());
        }
        if (!anchor.hasCrossed(view)) {
            faults.add("it does not lift the risk of its cell over the threshold");
        }
        Optional<Object> self = Optional.of(view);
        anchor.where().all().stream()
                .filter(condition -> !condition.wouldHold(name -> self))
                .forEach(condition -> faults.add("does not hold: " + condition.tell(name -> self)));
        lines.add((faults.isEmpty() ? YES : NO) + new MatchText(rule, view).anchor());
        faults.forEach(fault -> lines.add("    " + fault));
        return faults.isEmpty();
    }

    private static void around(Part part, MissText misses, List<String> lines) {
        List<Observation> candidates = part.counting().counted(misses.candidates(part));
        boolean enough = part.counting().optional() || part.counting().isReached(candidates);
        List<String> told = misses.found(part, candidates);
        lines.add((enough ? YES : NO) + told.get(0));
        told.subList(1, told.size()).forEach(line -> lines.add("  " + line));
        if (!enough) {
            misses.nearest(part).forEach(line -> lines.add("    " + line));
        }
    }

    /** A part that must not be there beside the fact of which each match has one: a line for each of its candidates. */
    private static void missingBeside(
            CompiledRule rule, Part part, MissText misses, long decidedUpTo, List<String> lines) {
        Part split = Objects.requireNonNull(rule.per()).part();
        Forbidden forbidden =
                new Forbidden(rule, misses.view(), each -> each.counting().counted(misses.candidates(each)));
        misses.candidates(split).stream().limit(MatchText.MAX_FACTS).forEach(fact -> {
            lines.add("  beside " + split.name() + " " + Words.fact(fact) + ":");
            missing(part, forbidden.beside(part, split, fact), misses, decidedUpTo, lines);
        });
    }

    private static void missing(Part part, MissText misses, long decidedUpTo, List<String> lines) {
        missing(part, part.counting().counted(misses.candidates(part)), misses, decidedUpTo, lines);
    }

    private static void missing(
            Part part, List<Observation> there, MissText misses, long decidedUpTo, List<String> lines) {
        boolean broken = part.counting().isReached(there);
        long end = part.window().to(misses.anchor());
        boolean open = !broken && part.role() == Part.Role.ABSENT && part.afterMillis() > 0 && end > decidedUpTo;
        String sight = " (" + Words.sight(part) + ")";
        if (open) {
            lines.add(NO + part.name() + ": nothing yet, certain at " + Instant.ofEpochMilli(end) + sight);
        } else {
            lines.add((broken ? NO : YES) + part.name() + ": "
                    + (broken ? part.counting().number(there) + " there that must not be" : "not there, as demanded")
                    + sight);
        }
        there.stream().limit(MatchText.MAX_FACTS).forEach(fact -> lines.add("    " + misses.fact(part, fact)));
    }

    /** The longest beginning of the sequence that holds, and the step that it stops at. */
    private void sequence(CompiledRule rule, MissText misses, List<String> lines) {
        List<Part> steps = rule.parts(Part.Role.SEQUENCE);
        List<Part> forbidden = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Part step = steps.get(i);
            if (step.quantity().isNegation()) {
                // Whether it held is known once there is a step behind it.
                forbidden.add(step);
            } else if (holds(rule, steps.subList(0, i + 1), misses)) {
                forbidden.forEach(negation ->
                        lines.add(YES + misses.found(negation, List.of()).get(0)));
                forbidden.clear();
                List<String> told = misses.found(step, misses.candidates(step));
                lines.add(YES + told.get(0));
                told.subList(1, told.size()).forEach(line -> lines.add("  " + line));
            } else {
                stop(rule, steps.subList(0, i + 1), forbidden, new Told(misses, lines));
                return;
            }
        }
    }

    private record Told(MissText misses, List<String> lines) {

        void facts(Part step, List<Observation> facts) {
            facts.stream().limit(MatchText.MAX_FACTS).forEach(fact -> lines.add("    " + misses.fact(step, fact)));
        }
    }

    /** The step that a beginning stops at: what came and must not, or else the last. */
    private void stop(CompiledRule rule, List<Part> beginning, List<Part> forbidden, Told told) {
        List<Part> without = new ArrayList<>(beginning);
        without.removeAll(forbidden);
        if (!forbidden.isEmpty() && holds(rule, without, told.misses())) {
            for (Part negation : forbidden) {
                List<Observation> came = told.misses().candidates(negation);
                told.lines()
                        .add(NO + negation.name() + ": " + came.size() + " that must not come (" + Words.sight(negation)
                                + ")");
                told.facts(negation, came);
            }
            return;
        }
        Part step = beginning.get(beginning.size() - 1);
        List<Observation> candidates = told.misses().candidates(step);
        told.lines().add(NO + step.name() + ": " + stopped(step, candidates));
        told.facts(step, candidates);
        told.misses().nearest(step).forEach(line -> told.lines().add("    " + line));
    }

    private static String stopped(Part step, List<Observation> candidates) {
        int wanted = Math.max(1, step.minimum());
        String sight = " (" + Words.sight(step) + ")";
        return candidates.size() < wanted
                ? candidates.size() + " candidates, " + wanted + " needed" + sight
                : candidates.size() + " candidates, but none continues the steps before it in order" + sight;
    }

    private boolean holds(CompiledRule rule, List<Part> steps, MissText misses) {
        Sequence beginning = Sequence.of(rule.anchor(), steps);
        AskedSequence asked = new AskedSequence(beginning, misses.view());
        List<Fed> feed = asked.feed(misses.facts());
        Matches matches = new Matches(beginning);
        if (asked.canHold(feed)) {
            runner.run(asked.anchor(), feed.subList(0, Math.min(feed.size(), rule.maxCandidates())), matches::add);
        }
        return matches.any();
    }

    @Override
    public void close() {
        matcher.close();
        runner.close();
    }
}
