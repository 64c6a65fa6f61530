package io.crossfix.risk.study;

import io.crossfix.model.risk.RiskSource;

/**
 * The first report of something, seen from a domain.
 *
 * @param source who reported it
 * @param at when it was observed, milliseconds since epoch
 * @param cell position of its risk cell in the domain; {@link #OUTSIDE} when it lies outside
 * @param around positions of the domain's cells around it, ring by ring, its own first
 * @param target true when it is one of those to be forecast
 */
public record Incident(RiskSource source, long at, int cell, int[][] around, boolean target) {

    /** Stands for a cell outside the domain. */
    public static final int OUTSIDE = -1;

    /** True for one that rates can be judged by. */
    public boolean isForecast() {
        return target && cell != OUTSIDE;
    }
}
