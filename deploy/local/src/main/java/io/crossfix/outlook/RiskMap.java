package io.crossfix.outlook;

import io.crossfix.model.Grid;
import io.crossfix.model.risk.RiskWeights;
import java.util.List;

/**
 * The risk of all places at any time, as far as the last readings tell.
 *
 * @param known the readings
 * @param weights what their future is reckoned with
 * @param grid tells who is next to whom
 */
public record RiskMap(KnownRisk known, RiskWeights weights, Grid grid) {

    private static final int NEXT_DOOR = 1;

    /** The risk of a cell at a time, milliseconds since epoch. */
    public CellRisk of(long cell, long at) {
        return known.reading(cell)
                .map(reading -> CellRisk.of(reading, weights, at))
                .orElseGet(() -> CellRisk.unheardOf(cell, weights, at));
    }

    /** The risk of every cell that there is a reading of, at a time in milliseconds since epoch, in no order. */
    public List<CellRisk> all(long at) {
        return known.readings().stream()
                .map(reading -> CellRisk.of(reading, weights, at))
                .toList();
    }

    /**
     * The rolling risk around a cell: 100 times the probability of an incident in it or next door within 60 minutes, [0,
     * 100].
     *
     * @param at the time, milliseconds since epoch
     */
    public double rolling(long cell, long at) {
        double expected = grid.riskRings(cell, NEXT_DOOR).stream()
                .flatMap(List::stream)
                .mapToDouble(each -> of(each, at).expected(Horizon.HOUR))
                .sum();
        return -100 * Math.expm1(-expected);
    }
}
