package io.crossfix.model;

import java.util.List;

/**
 * A rule that holds for one anchor and one value of its {@code per} expression.
 *
 * @param per the value that {@code per} correlates on, empty when the rule has none
 * @param evidence what it rests on: the anchor first, then by {@link Observation#BY_TIME}, then step name; every
 *     (step, observation) once
 * @param explanation what made each condition true, a line for each part and fact
 * @param degraded what had to be left out, in words; empty when nothing
 */
public record Finding(String per, List<Piece> evidence, List<String> explanation, List<String> degraded) {

    /** Defends the lists. */
    public Finding {
        evidence = List.copyOf(evidence);
        explanation = List.copyOf(explanation);
        degraded = List.copyOf(degraded);
    }

    /**
     * One observation in its role.
     *
     * @param step name of the rule's part that it fills
     * @param observation the observation
     * @param distanceMetres great-circle distance to the anchor, metres
     */
    public record Piece(String step, Observation observation, double distanceMetres) {}
}
