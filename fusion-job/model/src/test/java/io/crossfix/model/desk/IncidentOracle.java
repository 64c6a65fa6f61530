package io.crossfix.model.desk;

import io.crossfix.model.Sphere;
import io.crossfix.record.Match;
import io.crossfix.record.MatchState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Incidents the slow way: every match against every other, again and again until nothing joins any more. */
final class IncidentOracle {

    private static final long MILLIS = 600_000;
    private static final double METRES = 300;
    private static final int STORM = 20;

    private IncidentOracle() {}

    /** Ids of the matches of each incident, of the last word about each match. */
    static Set<Set<String>> incidents(List<Match> stream) {
        Map<String, Match> last = new LinkedHashMap<>();
        stream.forEach(match -> last.put(match.getMatchId(), match));
        List<Match> standing = last.values().stream()
                .filter(match -> match.getState() == MatchState.HOLDS && !match.getShadow())
                .toList();
        List<Set<Match>> groups = new ArrayList<>();
        standing.forEach(match -> groups.add(new HashSet<>(Set.of(match))));
        Set<List<Object>> storms = storms(standing);
        while (joinTwo(groups, storms)) {
            // Again, until no two are left to join.
        }
        Set<Set<String>> ids = new HashSet<>();
        groups.forEach(group -> ids.add(ids(group)));
        return ids;
    }

    private static boolean joinTwo(List<Set<Match>> groups, Set<List<Object>> storms) {
        for (int i = 0; i < groups.size(); i++) {
            for (int j = i + 1; j < groups.size(); j++) {
                if (touch(groups.get(i), groups.get(j), storms)) {
                    groups.get(i).addAll(groups.remove(j));
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean touch(Set<Match> a, Set<Match> b, Set<List<Object>> storms) {
        return a.stream()
                .anyMatch(one -> b.stream().anyMatch(other -> near(one, other) || sameStorm(one, other, storms)));
    }

    private static boolean near(Match a, Match b) {
        return Math.abs(a.getAnchorAt().toEpochMilli() - b.getAnchorAt().toEpochMilli()) <= MILLIS
                && Sphere.distanceMetres(a.getLatitude(), a.getLongitude(), b.getLatitude(), b.getLongitude())
                        <= METRES;
    }

    private static boolean sameStorm(Match a, Match b, Set<List<Object>> storms) {
        long apart = Math.abs((long) slot(a).get(2) - (long) slot(b).get(2));
        boolean sideBySide = a.getKeyCell() == b.getKeyCell()
                || DeskUnderTest.GRID.riskRings(a.getKeyCell(), 1).get(1).contains(b.getKeyCell());
        return storms.contains(slot(a))
                && storms.contains(slot(b))
                && a.getRuleId().equals(b.getRuleId())
                && apart <= 1
                && sideBySide;
    }

    private static Set<List<Object>> storms(Collection<Match> matches) {
        Map<List<Object>, Set<String>> anchors = new HashMap<>();
        matches.forEach(match ->
                anchors.computeIfAbsent(slot(match), slot -> new HashSet<>()).add(match.getAnchorId()));
        Set<List<Object>> storms = new HashSet<>();
        anchors.forEach((slot, there) -> {
            if (there.size() >= STORM) {
                storms.add(slot);
            }
        });
        return storms;
    }

    private static List<Object> slot(Match match) {
        return List.of(
                match.getRuleId(),
                match.getKeyCell(),
                Math.floorDiv(match.getAnchorAt().toEpochMilli(), MILLIS));
    }

    private static Set<String> ids(Set<Match> group) {
        Set<String> ids = new HashSet<>();
        group.forEach(match -> ids.add(match.getMatchId()));
        return ids;
    }
}
