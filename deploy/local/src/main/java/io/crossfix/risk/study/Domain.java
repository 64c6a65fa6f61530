package io.crossfix.risk.study;

import io.crossfix.model.Grid;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The risk cells in which incidents can be expected: the ground that rates are given for, and of which shares of the area are
 * taken. A forecast for anywhere else would be about places that nobody listens to.
 */
public final class Domain {

    private final Grid grid;
    private final long[] cells;
    private final Map<Long, Integer> positions = new HashMap<>();

    private Domain(Grid grid, Collection<Long> cells) {
        this.grid = grid;
        this.cells = cells.stream().mapToLong(Long::longValue).sorted().toArray();
        for (int i = 0; i < this.cells.length; i++) {
            positions.put(this.cells[i], i);
        }
    }

    /**
     * The cells that have enough events near them.
     *
     * @param events cells of the events, one for each
     * @param rings how far an event reaches
     * @param least how many events must lie so near
     */
    public static Domain near(Grid grid, List<Long> events, int rings, int least) {
        Map<Long, Integer> counts = new TreeMap<>();
        for (long cell : events) {
            grid.riskRings(cell, rings).stream()
                    .flatMap(List::stream)
                    .forEach(near -> counts.merge(near, 1, Integer::sum));
        }
        counts.values().removeIf(count -> count < least);
        return new Domain(grid, counts.keySet());
    }

    /** How many cells there are. */
    public int size() {
        return cells.length;
    }

    /** The cell at a position. */
    public long cell(int position) {
        return cells[position];
    }

    /** Where a cell stands; null when it is not part of the domain. */
    public @Nullable Integer position(long cell) {
        return positions.get(cell);
    }

    /** Positions of the domain's cells around any cell, ring by ring, the cell itself first. */
    public int[][] around(long cell) {
        return grid.riskRings(cell, Grid.RISK_RINGS).stream()
                .map(ring -> ring.stream()
                        .filter(positions::containsKey)
                        .mapToInt(positions::get)
                        .toArray())
                .toArray(int[][]::new);
    }
}
