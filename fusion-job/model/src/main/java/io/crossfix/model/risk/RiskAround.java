package io.crossfix.model.risk;

import io.crossfix.model.Disc;
import io.crossfix.model.FactsView;
import io.crossfix.model.Grid;
import io.crossfix.model.GridSettings;
import io.crossfix.model.Observation;
import io.crossfix.record.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The NOW risk of the risk cell that an observation lies in, at its time, read from the facts on a table.
 *
 * <p>A function of facts alone, whatever their order of arrival, so that a rule may ask for it. {@link RiskLedger} uses
 * the same weights, but also remembers what has left the table.
 */
public final class RiskAround {

    /** How far back facts weigh on the risk, milliseconds. */
    public static final long MEMORY_MILLIS = RiskWeights.MEMORY_MILLIS;

    private static final int RINGS = NextWeights.RINGS - 1;

    private final Grid grid;
    private final GridSettings settings;
    private final RiskModel model;

    /**
     * Loads the grid.
     *
     * @param settings resolutions, and the reaches beyond which a fact is not seen
     * @param model what observations weigh
     */
    public RiskAround(GridSettings settings, RiskModel model) {
        this.settings = settings;
        this.model = model;
        this.grid = new Grid(settings);
    }

    /**
     * The risk of a cell just before an observation in it, and with it.
     *
     * @param before NOW probability from the facts before the observation, [0, 1]
     * @param after NOW probability with it, [0, 1]
     * @param bearing the facts that weigh, in the order of {@link Observation#BY_TIME}, the observation not among them
     */
    public record Reading(double before, double after, List<Observation> bearing) {

        /** Defends the list. */
        public Reading {
            bearing = List.copyOf(bearing);
        }
    }

    /** The risk at an observation. Facts at the same time count as earlier when they come first in the order of facts. */
    public Reading at(Observation seen, FactsView facts) {
        Map<Long, Integer> rings = rings(seen);
        Score.Levels levels = new Score.Levels();
        List<Observation> bearing = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            if (RiskSource.movesPlaces(kind)) {
                Disc reach = Disc.around(seen, settings.reachMetres().getOrDefault(kind, 0.0));
                for (Observation fact : facts.within(kind, seen.at() - MEMORY_MILLIS, seen.at(), reach)) {
                    if (Observation.BY_TIME.compare(fact, seen) < 0 && add(fact, seen, rings, levels)) {
                        bearing.add(fact);
                    }
                }
            }
        }
        bearing.sort(Observation.BY_TIME);
        double before = Score.probability(levels, model.weights().now());
        add(seen, seen, rings, levels);
        return new Reading(before, Score.probability(levels, model.weights().now()), bearing);
    }

    private boolean add(Observation fact, Observation seen, Map<Long, Integer> rings, Score.Levels levels) {
        // A drill weighs on a drill only.
        if (fact.exercise() && !seen.exercise()) {
            return false;
        }
        Integer ring = rings.get(grid.riskCell(fact));
        RiskSource source = RiskSource.of(fact);
        if (ring == null || source == null) {
            return false;
        }
        double weight = model.logOdds(fact) * RingShares.of(ring, fact.uncertaintyMetres());
        levels.add(source, ring, weight * RiskAge.MINUTES.left(seen.at() - fact.at()));
        return weight != 0;
    }

    private Map<Long, Integer> rings(Observation seen) {
        Map<Long, Integer> rings = new HashMap<>();
        List<List<Long>> cells = grid.riskRings(grid.riskCell(seen), RINGS);
        for (int ring = 0; ring < cells.size(); ring++) {
            for (long cell : cells.get(ring)) {
                rings.put(cell, ring);
            }
        }
        return rings;
    }
}
