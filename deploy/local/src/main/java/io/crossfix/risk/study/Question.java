package io.crossfix.risk.study;

import io.crossfix.model.risk.RiskSource;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a study asks.
 *
 * @param targets sources whose incidents are to be forecast
 * @param sources sources that may foretell them
 * @param domainRings how far from the fitting window's target events the domain reaches, rings of risk cells
 * @param domainEvents how many of them must lie so near
 * @param gapMillis a silence of more than this is a gap of the recording, milliseconds; 0 for what the rate tells
 */
public record Question(
        Set<RiskSource> targets, Set<RiskSource> sources, int domainRings, int domainEvents, long gapMillis) {

    /** Defends the sets. */
    public Question {
        targets = Set.copyOf(EnumSet.copyOf(targets));
        sources = Set.copyOf(EnumSet.copyOf(sources));
    }
}
