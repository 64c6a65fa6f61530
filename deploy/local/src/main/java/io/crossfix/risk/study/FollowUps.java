package io.crossfix.risk.study;

import io.crossfix.model.Grid;
import io.crossfix.model.Observation;
import io.crossfix.model.risk.RiskSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Tells the first report of an incident from those that follow it: another of the same source up to half an hour earlier,
 * in the same risk cell or one next to it. The earlier one may itself be a follow-up, so a salvo of an hour is one incident.
 */
final class FollowUps {

    /** How long after another report one still belongs to the same incident, milliseconds. */
    static final long ATTACH_MILLIS = 30 * 60_000L;

    private record Seen(long at, long cell) {}

    private final Grid grid;
    private final Map<RiskSource, Deque<Seen>> recent = new EnumMap<>(RiskSource.class);
    private final Map<Long, Set<Long>> near = new HashMap<>();

    FollowUps(Grid grid) {
        this.grid = grid;
    }

    /** Whether this one is a follow-up; they are asked about in the order of {@link Observation#BY_TIME}. */
    boolean take(RiskSource source, long at, long cell) {
        Deque<Seen> earlier = recent.computeIfAbsent(source, each -> new ArrayDeque<>());
        while (!earlier.isEmpty() && at - earlier.peekFirst().at() > ATTACH_MILLIS) {
            earlier.removeFirst();
        }
        Set<Long> around = near.computeIfAbsent(cell, this::around);
        boolean follows = earlier.stream().anyMatch(seen -> around.contains(seen.cell()));
        earlier.addLast(new Seen(at, cell));
        return follows;
    }

    private Set<Long> around(long cell) {
        Set<Long> cells = new HashSet<>();
        grid.riskRings(cell, 1).forEach(cells::addAll);
        return cells;
    }
}
