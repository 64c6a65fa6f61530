package io.crossfix.rule;

import io.crossfix.model.FactsView;
import io.crossfix.model.Finding;
import io.crossfix.model.Observation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One rule, asked about one anchor; the cheaper halves of the question are asked first. */
final class Question {

    private final CompiledRule rule;
    private final FactView anchor;
    private final FactsView facts;

    Question(CompiledRule rule, FactView anchor, FactsView facts) {
        this.rule = rule;
        this.anchor = anchor;
        this.facts = facts;
    }

    Answer answer(long decidedUpTo, SequenceRunner runner) {
        Gathered gathered = gather();
        if (gathered == null || !gathered.suffices() || !rule.anchor().stands(anchor) || isBroken()) {
            return Answer.NONE;
        }
        long undecided = rule.undecidedUntil(anchor.fact(), decidedUpTo);
        return undecided == Answer.DECIDED ? conclude(gathered, runner) : Answer.openUntil(undecided);
    }

    private @Nullable Gathered gather() {
        Map<Part, List<Observation>> around = new LinkedHashMap<>();
        for (Part part : rule.parts(Part.Role.AROUND)) {
            List<Observation> candidates = candidates(part);
            if (candidates.size() < part.minimum()) {
                return null;
            }
            around.put(part, candidates);
        }
        Sequence sequence = rule.sequence();
        if (sequence == null) {
            return new Gathered(around, null, List.of());
        }
        AskedSequence asked = new AskedSequence(sequence, anchor);
        return new Gathered(around, asked, asked.feed(facts));
    }

    /** The candidates of a part that count. */
    private List<Observation> candidates(Part part) {
        List<Observation> candidates = new ArrayList<>();
        for (Observation fact : inWindow(part)) {
            if (part.isCandidate(fact, rule.anchor().name(), anchor)) {
                candidates.add(fact);
            }
        }
        return part.counting().counted(candidates);
    }

    private List<Observation> inWindow(Part part) {
        Window window = part.window();
        return facts.within(
                part.kind(), window.from(anchor.fact()), window.to(anchor.fact()), window.disc(anchor.fact()));
    }

    /** Whether something is there that must not be. */
    private boolean isBroken() {
        return rule.forbidden().anyMatch(part -> !part.where().namesOthers() && isBroken(part));
    }

    private boolean isBroken(Part part) {
        if (part.counting().atLeast() > 1 || part.counting().distinct() != null) {
            return part.counting().isReached(candidates(part));
        }
        // One is enough, whatever it is: the first that is found decides.
        for (Observation fact : inWindow(part)) {
            if (part.isCandidate(fact, rule.anchor().name(), anchor)) {
                return true;
            }
        }
        return false;
    }

    private Answer conclude(Gathered gathered, SequenceRunner runner) {
        Conclusion conclusion = new Conclusion(rule, anchor, runner);
        Per per = rule.per();
        List<Finding> findings = new ArrayList<>();
        if (per == null) {
            conclusion.of("", gathered).ifPresent(findings::add);
        } else {
            Forbidden forbidden = new Forbidden(rule, anchor, this::candidates);
            gathered.values(per).forEach((text, value) -> {
                Gathered ofValue = gathered.only(per, value);
                if (!forbidden.isBesides(ofValue, per)) {
                    conclusion.of(text, ofValue).ifPresent(findings::add);
                }
            });
        }
        return new Answer(findings, Answer.DECIDED, conclusion.leftOut());
    }
}
