package io.crossfix.rule;

import io.crossfix.model.Finding;
import io.crossfix.model.Finding.Piece;
import io.crossfix.model.Observation;
import io.crossfix.model.Sphere;
import io.crossfix.rule.SequenceRunner.Limit;
import io.crossfix.rule.SequenceRunner.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Runs the sequence over the candidates and writes down what a rule rests on. */
final class Conclusion {

    private static final Comparator<Piece> ORDER =
            Comparator.comparing(Piece::observation, Observation.BY_TIME).thenComparing(Piece::step);

    private final CompiledRule rule;
    private final FactView anchor;
    private final SequenceRunner runner;
    private int leftOut;

    Conclusion(CompiledRule rule, FactView anchor, SequenceRunner runner) {
        this.rule = rule;
        this.anchor = anchor;
        this.runner = runner;
    }

    /** The finding for one value of {@code per}, if the rule holds for it. */
    Optional<Finding> of(String value, Gathered gathered) {
        AskedSequence sequence = gathered.sequence();
        if (!gathered.suffices()) {
            return Optional.empty();
        }
        if (sequence == null) {
            return Optional.of(finding(value, evidence(gathered, part -> List.of()), List.of()));
        }
        int fed = Math.min(gathered.feed().size(), rule.maxCandidates());
        Matches matches = new Matches(sequence.sequence());
        Progress progress = runner.run(sequence.anchor(), gathered.feed().subList(0, fed), matches::add);
        leftOut += gathered.feed().size() - fed + progress.unread();
        return matches.any()
                ? Optional.of(finding(value, evidence(gathered, matches::factsOf), degraded(gathered, progress)))
                : Optional.empty();
    }

    private Finding finding(String value, List<Piece> evidence, List<String> degraded) {
        return new Finding(value, evidence, new MatchText(rule, anchor).of(evidence), degraded);
    }

    /** How many facts a limit kept from the sequence so far. */
    int leftOut() {
        return leftOut;
    }

    private List<Piece> evidence(Gathered gathered, Function<Part, List<Observation>> factsOf) {
        List<Piece> pieces = new ArrayList<>();
        gathered.around()
                .forEach((part, facts) ->
                        part.counting().kept(facts).forEach(fact -> pieces.add(piece(part.name(), fact))));
        if (rule.anchor().crosses() != null) {
            anchor.risk().bearing().forEach(fact -> pieces.add(piece(CompiledRule.RISK, fact)));
        }
        for (Part step : rule.parts(Part.Role.SEQUENCE)) {
            factsOf.apply(step).forEach(fact -> pieces.add(piece(step.name(), fact)));
        }
        pieces.sort(ORDER);
        pieces.add(0, piece(rule.anchor().name(), anchor.fact()));
        return pieces;
    }

    private Piece piece(String step, Observation fact) {
        return new Piece(step, fact, Sphere.distanceMetres(anchor.fact(), fact));
    }

    private List<String> degraded(Gathered gathered, Progress progress) {
        List<String> words = new ArrayList<>();
        int inReach = gathered.feed().size();
        if (inReach > rule.maxCandidates()) {
            words.add("sequence: " + inReach + " candidates in reach, only the earliest " + rule.maxCandidates()
                    + " were looked at");
        }
        if (progress.limit() != Limit.NONE) {
            words.add("sequence: " + progress.limit().words() + ", the last " + progress.unread()
                    + " were not looked at");
        }
        return words;
    }
}
