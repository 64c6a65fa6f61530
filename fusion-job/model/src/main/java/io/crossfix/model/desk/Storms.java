package io.crossfix.model.desk;

import io.crossfix.model.Grid;
import io.crossfix.record.Match;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds storms: slots of time in which one rule has found many anchors in one key cell. Whether there is one depends on the
 * matches alone, not on the order of their arrival. All matches of a stormy slot belong together, and so do stormy slots of
 * one rule that follow each other or lie side by side.
 */
final class Storms {

    private final Grid grid;
    private final IncidentSettings.Storm settings;
    private final Map<Slot, Map<String, Map<String, Match>>> anchors = new HashMap<>();

    /** A stretch of time, counted from the epoch in lengths of a slot, in a key cell, of a rule. */
    record Slot(String rule, long keyCell, long number) {}

    Storms(Grid grid, IncidentSettings.Storm settings) {
        this.grid = grid;
        this.settings = settings;
    }

    Slot slot(Match match) {
        return new Slot(
                match.getRuleId(),
                match.getKeyCell(),
                Math.floorDiv(match.getAnchorAt().toEpochMilli(), settings.millis()));
    }

    void put(Match match) {
        anchors.computeIfAbsent(slot(match), slot -> new HashMap<>())
                .computeIfAbsent(Incident.anchor(match), anchor -> new HashMap<>())
                .put(match.getMatchId(), match);
    }

    void remove(Match match) {
        anchors.computeIfPresent(slot(match), (slot, there) -> {
            there.computeIfPresent(Incident.anchor(match), (anchor, held) -> {
                held.remove(match.getMatchId());
                return held.isEmpty() ? null : held;
            });
            return there.isEmpty() ? null : there;
        });
    }

    boolean isStormy(Slot slot) {
        return anchors.getOrDefault(slot, Map.of()).size() >= settings.anchors();
    }

    /** True when the slot is stormy now and was not without its latest anchor. */
    boolean hasJustBegun(Slot slot) {
        return anchors.getOrDefault(slot, Map.of()).size() == settings.anchors();
    }

    List<Match> matches(Slot slot) {
        return in(slot).toList();
    }

    /** One match of the slot, for all of them: they belong together. */
    Match any(Slot slot) {
        return in(slot).findFirst().orElseThrow();
    }

    /** One match of a match's own stormy slot, of another anchor. */
    Match anyBut(Match match) {
        String anchor = Incident.anchor(match);
        return in(slot(match))
                .filter(other -> !Incident.anchor(other).equals(anchor))
                .findFirst()
                .orElseThrow();
    }

    private Stream<Match> in(Slot slot) {
        return anchors.getOrDefault(slot, Map.of()).values().stream().flatMap(held -> held.values().stream());
    }

    /** Stormy slots that a stormy slot runs into: the same, the one before and the one after, here and in the cells around. */
    List<Slot> beside(Slot slot) {
        List<Slot> found = new ArrayList<>();
        for (long cell : cellsAround(slot.keyCell())) {
            for (long number = slot.number() - 1; number <= slot.number() + 1; number++) {
                Slot other = new Slot(slot.rule(), cell, number);
                if (!other.equals(slot) && isStormy(other)) {
                    found.add(other);
                }
            }
        }
        return found;
    }

    private Set<Long> cellsAround(long keyCell) {
        Set<Long> cells = new HashSet<>();
        grid.riskRings(keyCell, 1).forEach(cells::addAll);
        return cells;
    }
}
