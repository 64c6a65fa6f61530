package io.crossfix.model;

import io.crossfix.record.Match;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds matches near another in space and time, by risk cell. */
final class Neighbourhood {

    /** Two rings of H3 resolution 9 are sure to cover 500 m around any point of the middle cell. */
    private static final int RINGS = 2;

    private final Grid grid;
    private final IncidentSettings settings;
    private final Map<Long, Map<String, Match>> byCell = new HashMap<>();

    Neighbourhood(Grid grid, IncidentSettings settings) {
        this.grid = grid;
        this.settings = settings;
    }

    void put(Match match) {
        byCell.computeIfAbsent(match.getRiskCell(), cell -> new HashMap<>()).put(match.getMatchId(), match);
    }

    void remove(Match match) {
        Map<String, Match> there = byCell.get(match.getRiskCell());
        if (there != null && there.remove(match.getMatchId()) != null && there.isEmpty()) {
            byCell.remove(match.getRiskCell());
        }
    }

    /** Matches linked to this one, itself not among them. */
    List<Match> around(Match match) {
        List<Match> found = new ArrayList<>();
        for (List<Long> ring : grid.riskRings(match.getRiskCell(), RINGS)) {
            for (long cell : ring) {
                byCell.getOrDefault(cell, Map.of()).values().stream()
                        .filter(other -> areLinked(match, other))
                        .forEach(found::add);
            }
        }
        return found;
    }

    private boolean areLinked(Match a, Match b) {
        long apart = Math.abs(a.getAnchorAt().toEpochMilli() - b.getAnchorAt().toEpochMilli());
        return !a.getMatchId().equals(b.getMatchId())
                && apart <= settings.linkMillis()
                && Sphere.distanceMetres(a.getLatitude(), a.getLongitude(), b.getLatitude(), b.getLongitude())
                        <= settings.linkMetres();
    }
}
