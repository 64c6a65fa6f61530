package io.crossfix.model.desk;

import io.crossfix.record.Evidence;
import io.crossfix.record.Kind;
import io.crossfix.record.Match;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What an incident rests on, in the order of time, kept up as its matches come and go: a storm has thousands of matches, and
 * sorting what they rest on for each alert that joins it would take longer than everything else.
 */
final class IncidentEvidence {

    private static final Comparator<Piece> ORDER = Comparator.comparing(
                    Piece::evidence,
                    Comparator.comparing(Evidence::getObservedAt)
                            .thenComparing(Evidence::getKind)
                            .thenComparing(Evidence::getObservationId)
                            .thenComparing(Evidence::getStep))
            .thenComparing(Piece::of, Incident.BY_ANCHOR)
            .thenComparingInt(Piece::place);

    private final NavigableSet<Piece> pieces = new TreeSet<>(ORDER);
    private final Map<Fact, Integer> facts = new HashMap<>();
    private int exercises;

    /**
     * A piece of evidence of one match.
     *
     * @param place which of the match's pieces, from 0
     */
    private record Piece(Evidence evidence, Incident.Member of, int place) {}

    /** What a piece tells of. */
    private record Fact(Kind kind, String observation) {
        static Fact of(Evidence piece) {
            return new Fact(piece.getKind(), piece.getObservationId());
        }
    }

    void add(Match match) {
        Incident.Member member = Incident.Member.of(match);
        List<Evidence> evidence = match.getEvidence();
        for (int place = 0; place < evidence.size(); place++) {
            Evidence piece = evidence.get(place);
            if (pieces.add(new Piece(piece, member, place))) {
                facts.merge(Fact.of(piece), 1, Integer::sum);
                exercises += piece.getExercise() ? 1 : 0;
            }
        }
    }

    void remove(Match match) {
        Incident.Member member = Incident.Member.of(match);
        List<Evidence> evidence = match.getEvidence();
        for (int place = 0; place < evidence.size(); place++) {
            Evidence piece = evidence.get(place);
            if (pieces.remove(new Piece(piece, member, place))) {
                facts.computeIfPresent(Fact.of(piece), (fact, count) -> count == 1 ? null : count - 1);
                exercises -= piece.getExercise() ? 1 : 0;
            }
        }
    }

    void addAll(IncidentEvidence others) {
        pieces.addAll(others.pieces);
        others.facts.forEach((fact, count) -> facts.merge(fact, count, Integer::sum));
        exercises += others.exercises;
    }

    /** Every observation once, the earliest first, though several matches may rest on it. */
    Stream<Evidence> distinct() {
        Set<Fact> seen = new HashSet<>();
        return pieces.stream().map(Piece::evidence).filter(piece -> seen.add(Fact.of(piece)));
    }

    /** Whether any of it is of a test or drill. */
    boolean isExercise() {
        // Most often there is none at all: nothing is gone through.
        return exercises > 0 && distinct().anyMatch(Evidence::getExercise);
    }

    /** How many observations. */
    int size() {
        return facts.size();
    }
}
