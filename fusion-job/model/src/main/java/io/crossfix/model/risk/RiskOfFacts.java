package io.crossfix.model.risk;

import io.crossfix.model.FactsView;
import io.crossfix.model.Grid;
import io.crossfix.model.GridSettings;
import io.crossfix.model.Observation;
import io.crossfix.record.Kind;
import java.util.HashSet;

/**
 * What places are known for from the facts at hand alone, where nobody keeps a ledger: in examples, and when it is explained
 * why a rule holds.
 *
 * @param settings resolutions
 * @param model what observations weigh
 * @param facts all that is known
 */
public record RiskOfFacts(GridSettings settings, RiskModel model, FactsView facts) implements PlaceRisk {

    @Override
    public Rate before(Observation seen) {
        Grid grid = new Grid(settings);
        RiskBook.Desk desk = new RiskBook.Desk(grid, grid.place(seen).home(), model);
        RiskBook book = new RiskBook(cell -> {}, hour -> {});
        for (Kind kind : Kind.values()) {
            if (RiskSource.movesPlaces(kind)) {
                for (Observation fact : facts.within(kind, 0, seen.at())) {
                    book.observe(desk, fact, grid.place(fact).riskCell(), 0, new HashSet<>());
                }
            }
        }
        return book.before(desk, seen, grid.place(seen).riskCell());
    }
}
