package io.crossfix.bench.risk;

import io.crossfix.model.Grid;
import io.crossfix.model.GridSettings;
import io.crossfix.model.Observation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Shots in every risk cell of one key cell.
 *
 * @param cells how many risk cells a key cell has
 */
record Raised(int cells) {

    /** Enough to hit every cell of a quarter by chance. */
    private static final int DRAWN = 4_000;

    /** One in each, a second apart, the first at a time in milliseconds since epoch. */
    List<Observation> shots(long from) {
        Grid grid = new Grid(GridSettings.DEFAULT);
        Map<Long, Map<Long, Observation>> byOwner = new TreeMap<>();
        for (Observation seen : new Scene(3_600, 1, 1_500, 0).next(DRAWN)) {
            long cell = grid.place(seen).riskCell();
            byOwner.computeIfAbsent(grid.owner(cell), owner -> new TreeMap<>()).putIfAbsent(cell, seen);
        }
        Map<Long, Observation> fullest = byOwner.values().stream()
                .max(Comparator.comparingInt(Map::size))
                .orElseThrow();
        if (fullest.size() != cells) {
            throw new IllegalStateException("only " + fullest.size() + " of " + cells + " risk cells were hit");
        }
        List<Observation> shots = new ArrayList<>();
        fullest.values().forEach(seen -> shots.add(Scene.at(seen, from + shots.size() * 1_000L)));
        return shots;
    }
}
