package io.crossfix.flow;

import io.crossfix.model.Grid;
import io.crossfix.model.GridSettings;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;

/** One copy of an observation for every key cell that it may matter to. */
public final class PlaceOnGrid extends RichFlatMapFunction<Admitted, Placed> {

    private static final long serialVersionUID = 1;

    private final GridSettings settings;
    private transient Grid grid;

    /** @param settings resolutions and reaches */
    @SuppressWarnings("NullAway.Init")
    public PlaceOnGrid(GridSettings settings) {
        this.settings = settings;
    }

    @Override
    public void open(OpenContext context) {
        grid = new Grid(settings);
    }

    @Override
    public void flatMap(Admitted admitted, Collector<Placed> out) {
        Placed.copies(grid, admitted.observation(), admitted.appendedAt(), out::collect);
    }
}
