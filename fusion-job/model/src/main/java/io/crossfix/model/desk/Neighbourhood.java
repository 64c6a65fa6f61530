package io.crossfix.model.desk;

import io.crossfix.model.Grid;
import io.crossfix.model.Sphere;
import io.crossfix.record.Match;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Finds matches near another in space and time, by risk cell and time. */
final class Neighbourhood {

    private static final NavigableMap<Long, Map<String, Match>> NOBODY = new TreeMap<>();

    private final Grid grid;
    private final IncidentSettings settings;
    /** By scattered risk cell and time. */
    private final Map<Long, NavigableMap<Long, Map<String, Match>>> byCell = new HashMap<>();

    Neighbourhood(Grid grid, IncidentSettings settings) {
        this.grid = grid;
        this.settings = settings;
    }

    /** One of nobody, under the same settings. */
    Neighbourhood empty() {
        return new Neighbourhood(grid, settings);
    }

    void put(Match match) {
        byCell.computeIfAbsent(Grid.scattered(match.getRiskCell()), cell -> new TreeMap<>())
                .computeIfAbsent(at(match), time -> new HashMap<>())
                .put(match.getMatchId(), match);
    }

    void remove(Match match) {
        byCell.computeIfPresent(Grid.scattered(match.getRiskCell()), (cell, there) -> {
            there.computeIfPresent(at(match), (time, held) -> {
                held.remove(match.getMatchId());
                return held.isEmpty() ? null : held;
            });
            return there.isEmpty() ? null : there;
        });
    }

    /** Matches linked to this one, itself not among them. */
    List<Match> around(Match match) {
        List<Match> found = new ArrayList<>();
        // Its two rings of H3 resolution 9 are sure to cover 500 m around any point of the middle cell.
        for (long cell : grid.risksAround(match.getRiskCell()).cells()) {
            inTime(cell, at(match))
                    .forEach(there -> there.values().stream()
                            .filter(other -> areLinked(match, other))
                            .forEach(found::add));
        }
        return found;
    }

    private Collection<Map<String, Match>> inTime(long cell, long at) {
        long reach = settings.longestMillis();
        return byCell.getOrDefault(Grid.scattered(cell), NOBODY)
                .subMap(at - reach, true, at + reach, true)
                .values();
    }

    private boolean areLinked(Match a, Match b) {
        IncidentSettings.Link link = settings.between(a.getSeverity(), b.getSeverity());
        return !a.getMatchId().equals(b.getMatchId())
                && Math.abs(at(a) - at(b)) <= link.millis()
                && Sphere.isWithin(link.metres(), a.getLatitude(), a.getLongitude(), b.getLatitude(), b.getLongitude());
    }

    private static long at(Match match) {
        return match.getAnchorAt().toEpochMilli();
    }
}
