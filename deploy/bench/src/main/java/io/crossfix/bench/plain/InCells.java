package io.crossfix.bench.plain;

import io.crossfix.model.Grid;
import io.crossfix.model.GridSettings;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;

/** Gives every event its cell, and a shot also to each neighbour of it. */
final class InCells extends RichFlatMapFunction<PlainEvent, PlainEvent> {

    private static final long serialVersionUID = 1;
    private static final int RESOLUTION = 8;

    private transient Grid grid;

    @SuppressWarnings("NullAway.Init")
    InCells() {}

    @Override
    public void open(OpenContext context) {
        grid = new Grid(new GridSettings(RESOLUTION - 1, RESOLUTION, Map.of()));
    }

    @Override
    public void flatMap(PlainEvent event, Collector<PlainEvent> out) {
        if (event.type.equals("H")) {
            return;
        }
        event.cell = grid.riskCell(event.latitude, event.longitude);
        if (event.isShot()) {
            grid.riskRings(event.cell, 1).stream().flatMap(List::stream).forEach(cell -> out.collect(event.in(cell)));
        } else {
            out.collect(event);
        }
    }
}
