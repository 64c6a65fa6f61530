package io.crossfix.model.desk;

import io.crossfix.model.Grid;
import io.crossfix.record.Match;
import io.crossfix.record.MatchState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Groups matches into incidents: the connected components of the matches under "near in time and place, or of one storm".
 * The same matches in any order give the same incidents.
 */
final class Incidents {

    private final Neighbourhood neighbourhood;
    private final Storms storms;
    private final Map<String, Match> matches;
    private final Map<String, Incident> incidentOf = new HashMap<>();
    private final Map<String, Set<String>> matchesOf = new HashMap<>();

    /**
     * What a match has changed.
     *
     * @param incidents every incident that is not what it was
     * @param founders founding anchors of every incident as it was before
     */
    record Change(Set<Incident> incidents, Set<String> founders) {

        private static Change none() {
            return new Change(new LinkedHashSet<>(), new LinkedHashSet<>());
        }
    }

    /** @param matches by id; kept up to date, and what is in it already is grouped */
    Incidents(Map<String, Match> matches, IncidentSettings settings, Grid grid) {
        this.matches = matches;
        this.neighbourhood = new Neighbourhood(grid, settings);
        this.storms = new Storms(grid, settings.storm());
        matches.values().forEach(this::index);
        List<Incident> unused = components(matches.values());
    }

    /** Takes a match in: new, grown or retracted. One in shadow counts as not there. */
    Change take(Match match) {
        boolean stands = match.getState() == MatchState.HOLDS && !match.getShadow();
        Change change = Change.none();
        Match before = matches.get(match.getMatchId());
        if (before != null && stands && areLinkedAlike(before, match)) {
            replace(before, match, change);
            return change;
        }
        if (before != null) {
            leave(before, change);
        }
        if (stands) {
            enter(match, change);
        }
        change.incidents().removeIf(incident -> !isCurrent(incident));
        return change;
    }

    /** The incident that an anchor belongs to now. */
    @Nullable
    Incident around(String anchor) {
        return matchesOf.getOrDefault(anchor, Set.of()).stream()
                .findAny()
                .map(incidentOf::get)
                .orElse(null);
    }

    boolean isStorm(Incident incident) {
        return incident.matches().stream().anyMatch(match -> storms.isStormy(storms.slot(match)));
    }

    /** Incidents whose last anchor lies before a time, milliseconds since epoch. */
    List<Incident> endedBefore(long time) {
        return new HashSet<>(incidentOf.values())
                .stream().filter(incident -> incident.lastAnchorAt() < time).toList();
    }

    void forget(Incident incident) {
        List.copyOf(incident.matches()).forEach(this::forget);
    }

    private boolean isCurrent(Incident incident) {
        return !incident.isEmpty() && incidentOf.get(incident.founder().getMatchId()) == incident;
    }

    private static boolean areLinkedAlike(Match a, Match b) {
        return a.getAnchorAt().equals(b.getAnchorAt())
                && a.getLatitude() == b.getLatitude()
                && a.getLongitude() == b.getLongitude()
                && a.getSeverity() == b.getSeverity();
    }

    /** A match that has only grown or shrunk leaves every link as it was. */
    private void replace(Match before, Match match, Change change) {
        Incident incident = Objects.requireNonNull(incidentOf.get(before.getMatchId()));
        change.founders().add(Incident.anchor(incident.founder()));
        matches.put(match.getMatchId(), match);
        incident.put(match);
        neighbourhood.put(match);
        storms.put(match);
        change.incidents().add(incident);
    }

    /** Puts a match on the table and into the incident of its neighbours, joining incidents that it connects. */
    private void enter(Match match, Change change) {
        matches.put(match.getMatchId(), match);
        index(match);
        Incident home = new Incident();
        home.put(match);
        incidentOf.put(match.getMatchId(), home);
        for (Match near : connected(match)) {
            Incident other = incidentOf.get(near.getMatchId());
            if (other != null && other != home) {
                change.founders().add(Incident.anchor(other.founder()));
                home = merge(home, other);
            }
        }
        change.incidents().add(home);
    }

    /** What a new match connects: its neighbours, and in a storm whatever the storm holds together. */
    private Collection<Match> connected(Match match) {
        List<Match> found = new ArrayList<>(neighbourhood.around(match));
        Storms.Slot slot = storms.slot(match);
        if (storms.isStormy(slot)) {
            if (storms.hasJustBegun(slot)) {
                found.addAll(storms.matches(slot));
                storms.beside(slot).forEach(beside -> found.add(storms.any(beside)));
            } else {
                found.add(storms.anyBut(match));
            }
        }
        return found;
    }

    private Incident merge(Incident a, Incident b) {
        Incident large = a.size() >= b.size() ? a : b;
        Incident small = large == a ? b : a;
        small.matches().forEach(match -> incidentOf.put(match.getMatchId(), large));
        large.absorb(small);
        return large;
    }

    /** Takes a match off the table; what is left of its incident may fall apart. */
    private void leave(Match match, Change change) {
        Incident incident = incidentOf.get(match.getMatchId());
        if (incident == null) {
            return;
        }
        change.founders().add(Incident.anchor(incident.founder()));
        List<Match> linked = linked(match);
        boolean wasStormy = storms.isStormy(storms.slot(match));
        forget(match);
        boolean isStormOver = wasStormy && !storms.isStormy(storms.slot(match));
        if (!isStormOver && hangTogether(linked)) {
            change.incidents().add(incident);
            return;
        }
        change.incidents().addAll(components(incident.matches()));
    }

    /** What a match is linked to; of its storm one match stands for all. */
    private List<Match> linked(Match match) {
        List<Match> found = new ArrayList<>(neighbourhood.around(match));
        if (storms.isStormy(storms.slot(match))) {
            found.add(storms.anyBut(match));
        }
        return found;
    }

    /**
     * Whether matches are still of one incident when what linked them is gone. Looks no farther than it must: a storm loses
     * many matches at once when a rule is paused, and going through all of it for each would take minutes.
     */
    private boolean hangTogether(List<Match> linked) {
        Set<String> missing = new HashSet<>();
        linked.forEach(match -> missing.add(match.getMatchId()));
        Walk walk = new Walk(linked.subList(0, Math.min(1, linked.size())), neighbourhood, match -> {});
        missing.removeIf(walk::hasSeen);
        while (!missing.isEmpty() && walk.hasNext()) {
            walk.next();
            missing.removeIf(walk::hasSeen);
        }
        return missing.isEmpty();
    }

    private void index(Match match) {
        neighbourhood.put(match);
        storms.put(match);
        matchesOf
                .computeIfAbsent(Incident.anchor(match), anchor -> new HashSet<>())
                .add(match.getMatchId());
    }

    private void forget(Match match) {
        Incident incident = incidentOf.remove(match.getMatchId());
        if (incident != null) {
            incident.remove(match);
        }
        matches.remove(match.getMatchId());
        neighbourhood.remove(match);
        storms.remove(match);
        matchesOf.computeIfPresent(Incident.anchor(match), (anchor, ids) -> {
            ids.remove(match.getMatchId());
            return ids.isEmpty() ? null : ids;
        });
    }

    /** Makes an incident of each component; none of the matches may be linked to one that is not among them. */
    private List<Incident> components(Collection<Match> all) {
        // What has been reached is not looked for again: each match of a storm would find all others anew.
        Neighbourhood left = neighbourhood.empty();
        all.forEach(left::put);
        List<Incident> found = new ArrayList<>();
        Set<String> reached = new HashSet<>();
        for (Match start : List.copyOf(all)) {
            if (!reached.contains(start.getMatchId())) {
                Incident part = new Incident();
                Walk walk = new Walk(List.of(start), left, match -> {
                    left.remove(match);
                    reached.add(match.getMatchId());
                    part.put(match);
                    incidentOf.put(match.getMatchId(), part);
                });
                while (walk.hasNext()) {
                    walk.next();
                }
                found.add(part);
            }
        }
        return found;
    }

    /** From link to link, the nearest first, each match once. */
    private final class Walk {

        private final Set<String> seen = new HashSet<>();
        private final Set<Storms.Slot> storm = new HashSet<>();
        private final Deque<Match> open = new ArrayDeque<>();

        private final Neighbourhood among;
        private final Consumer<Match> reached;

        /**
         * @param start where it begins
         * @param among finds neighbours; may leave out those that were reached
         * @param reached takes each match
         */
        Walk(List<Match> start, Neighbourhood among, Consumer<Match> reached) {
            this.among = among;
            this.reached = reached;
            start.forEach(this::visit);
        }

        boolean hasSeen(String matchId) {
            return seen.contains(matchId);
        }

        boolean hasNext() {
            return !open.isEmpty();
        }

        void next() {
            Match match = open.pop();
            among.around(match).forEach(this::visit);
            inStorm(storms.slot(match)).forEach(this::visit);
        }

        private void visit(Match match) {
            if (seen.add(match.getMatchId())) {
                open.add(match);
                reached.accept(match);
            }
        }

        /** Everything of a stormy slot not visited yet, and one match of each stormy slot beside it. */
        private List<Match> inStorm(Storms.Slot slot) {
            if (!storms.isStormy(slot) || !storm.add(slot)) {
                return List.of();
            }
            List<Match> found = new ArrayList<>(storms.matches(slot));
            storms.beside(slot).forEach(beside -> found.add(storms.any(beside)));
            return found;
        }
    }
}
