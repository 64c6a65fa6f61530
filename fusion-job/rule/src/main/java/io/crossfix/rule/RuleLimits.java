package io.crossfix.rule;

import io.crossfix.record.Kind;
import java.util.Map;

/**
 * How far a rule may look.
 *
 * @param maxWindowMillis longest window of a part, end to end, milliseconds
 * @param reachMetres how far an observation of a kind is copied over the grid, metres; no radius may exceed it; every kind
 *     must be there
 * @param maxCandidates how many facts a sequence is fed at most for one question; the earliest are kept
 */
public record RuleLimits(long maxWindowMillis, Map<Kind, Double> reachMetres, int maxCandidates) {

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException when one is not positive or a kind has no reach
     */
    public RuleLimits {
        reachMetres = Map.copyOf(reachMetres);
        if (maxWindowMillis < 1 || maxCandidates < 1) {
            throw new IllegalArgumentException("limits must be positive, were maxWindowMillis " + maxWindowMillis
                    + " and maxCandidates " + maxCandidates);
        }
        for (Kind kind : Kind.values()) {
            if (!reachMetres.containsKey(kind)) {
                throw new IllegalArgumentException("no reach for kind " + kind);
            }
        }
    }

    /** How far an observation of a kind is seen, metres. */
    public double reach(Kind kind) {
        return reachMetres.getOrDefault(kind, 0.0);
    }
}
