package io.crossfix.model;

import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.Match;
import io.crossfix.record.MatchState;
import io.crossfix.record.Review;
import io.crossfix.record.ReviewStatus;
import io.crossfix.record.Verdict;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one desk has before it: the matches of its area, grouped into incidents, and the alerts that were made of them.
 *
 * <p>Incidents are the connected components of the matches under "at most so many minutes and metres apart": the same
 * matches in any order give the same incidents. An incident's alert is named after its earliest anchor; when a match with
 * an earlier one turns up, the old alert is merged into the new one.
 */
public final class DeskBook implements Chunked {

    private final String desk;
    private final Neighbourhood neighbourhood;
    private final AlertComposer composer = new AlertComposer();
    private final Map<String, Match> matches = new HashMap<>();
    private final Map<String, Incident> incidentOf = new HashMap<>();
    private final Map<String, Set<String>> matchesOf = new HashMap<>();
    private final Map<String, AlertFile> files = new HashMap<>();
    private final DeskChunks chunks;

    /**
     * What an answer led to.
     *
     * @param status to be told to whoever answered
     * @param alert the alert's new revision, null when the answer was refused or repeated
     * @param verdict what it says of the observations, null unless it confirms or dismisses
     */
    public record Answered(
            ReviewStatus status,
            @Nullable Alert alert,
            @Nullable Verdict verdict) {}

    /** An empty book. */
    public DeskBook(String desk, IncidentSettings settings, Grid grid) {
        this.desk = desk;
        this.neighbourhood = new Neighbourhood(grid, settings);
        this.chunks = new DeskChunks(matches, files);
    }

    /** The book that was kept in chunks, or an empty one. */
    public static DeskBook load(String desk, IncidentSettings settings, Grid grid, ChunkSource source) {
        DeskBook book = new DeskBook(desk, settings, grid);
        book.chunks.restore(source);
        for (Match match : List.copyOf(book.matches.values())) {
            book.index(match);
        }
        for (Match match : List.copyOf(book.matches.values())) {
            book.join(match);
        }
        return book;
    }

    /**
     * Takes a match in: new, grown or retracted. One in shadow raises nothing; one that has come to be in shadow is
     * withdrawn.
     *
     * @return the alerts that are not what they were, as they are to be published
     */
    public List<Alert> take(Match match) {
        boolean stands = match.getState() == MatchState.HOLDS && !match.getShadow();
        Set<Incident> affected = new LinkedHashSet<>();
        Set<String> disturbed = new LinkedHashSet<>();
        Match before = matches.get(match.getMatchId());
        if (before != null && stands && isSamePlace(before, match)) {
            affected.add(replace(match));
        } else {
            if (before != null) {
                affected.addAll(leave(before, disturbed));
            }
            if (stands) {
                affected.add(enter(match, disturbed));
            }
        }
        return publish(affected, disturbed, match.getDecidedByAppendAt().toEpochMilli());
    }

    /** Takes a person's answer. Refused when the content has changed since the person saw it. */
    public Answered answer(Review review) {
        AlertFile file = files.get(review.getAlertId());
        if (file == null) {
            return refused(review, null, "desk " + desk + " has no such alert");
        }
        if (file.reviewIds().contains(review.getReviewId())) {
            return new Answered(status(review, file, true, "was applied before"), null, null);
        }
        if (!file.contentHash().equals(review.getSeenHash())) {
            return refused(
                    review,
                    file,
                    "the alert has changed: revision " + review.getSeenRevision() + " was seen, it is now at revision "
                            + file.revision());
        }
        AlertStatus next = LifeCycle.after(file.status(), review.getAction());
        if (next == null) {
            return refused(review, file, review.getAction() + " is not open to an alert that is " + file.status());
        }
        String reason = review.getReason();
        if (LifeCycle.needsReason(review.getAction()) && (reason == null || reason.isBlank())) {
            return refused(review, file, review.getAction() + " needs a reason code");
        }
        return apply(review, file, next);
    }

    /** Forgets incidents whose last anchor lies before a time, milliseconds since epoch, and their alerts. */
    public void expire(long before) {
        Set<Incident> old = new HashSet<>();
        for (Incident incident : new HashSet<>(incidentOf.values())) {
            if (incident.lastAnchorAt() < before) {
                old.add(incident);
            }
        }
        old.forEach(incident -> List.copyOf(incident.matches()).forEach(this::forget));
        files.values().stream()
                .filter(file -> file.founding().at() < before && !matchesOf.containsKey(file.foundingAnchor()))
                .toList()
                .forEach(file -> {
                    files.remove(file.alertId());
                    chunks.changed(file);
                });
    }

    @Override
    public int weight() {
        return matches.size() * 8 + files.size() + 1;
    }

    @Override
    public void drainChanges(ChunkSink sink) {
        chunks.drain(sink);
    }

    private Answered apply(Review review, AlertFile file, AlertStatus next) {
        Incident incident = incidentAround(file.foundingAnchor());
        if (incident == null) {
            return refused(review, file, "the alert's matches are no longer held");
        }
        AlertFile answered = file.answered(next, review.getReviewId(), review.getReviewer(), review.getReason())
                .said(file.contentHash());
        keep(answered);
        Alert alert = AlertComposer.seal(composer.content(desk, incident), answered, 0);
        Verdict verdict = LifeCycle.isDecided(next) ? AlertComposer.verdict(alert, incident, review) : null;
        return new Answered(status(review, answered, true, "the alert is " + next), alert, verdict);
    }

    private static Answered refused(Review review, @Nullable AlertFile file, String reason) {
        return new Answered(status(review, file, false, reason), null, null);
    }

    private static ReviewStatus status(Review review, @Nullable AlertFile file, boolean applied, String reason) {
        return ReviewStatus.newBuilder()
                .setReviewId(review.getReviewId())
                .setAlertId(review.getAlertId())
                .setApplied(applied)
                .setReason(reason)
                .setRevision(file == null ? 0 : file.revision())
                .setContentHash(file == null ? "" : file.contentHash())
                .build();
    }

    private static boolean isSamePlace(Match a, Match b) {
        return a.getAnchorAt().equals(b.getAnchorAt())
                && a.getLatitude() == b.getLatitude()
                && a.getLongitude() == b.getLongitude();
    }

    /** A match that has only grown or shrunk leaves every link as it was. */
    private Incident replace(Match match) {
        Incident incident = Objects.requireNonNull(incidentOf.get(match.getMatchId()));
        matches.put(match.getMatchId(), match);
        incident.put(match);
        neighbourhood.put(match);
        chunks.changed(match);
        return incident;
    }

    /** Puts a match on the table and into the incident of its neighbours, joining incidents that it connects. */
    private Incident enter(Match match, Set<String> disturbed) {
        matches.put(match.getMatchId(), match);
        chunks.changed(match);
        index(match);
        Set<Incident> joined = new LinkedHashSet<>();
        neighbourhood.around(match).forEach(near -> joined.add(incidentOf.get(near.getMatchId())));
        joined.forEach(incident -> disturbed.add(AlertComposer.id(desk, incident.founder())));
        return join(match);
    }

    private void index(Match match) {
        neighbourhood.put(match);
        matchesOf
                .computeIfAbsent(Incident.anchor(match), anchor -> new HashSet<>())
                .add(match.getMatchId());
    }

    private Incident join(Match match) {
        Incident home = new Incident();
        home.put(match);
        incidentOf.put(match.getMatchId(), home);
        for (Match near : neighbourhood.around(match)) {
            Incident other = incidentOf.get(near.getMatchId());
            if (other != null && other != home) {
                home = merge(home, other);
            }
        }
        return home;
    }

    private Incident merge(Incident a, Incident b) {
        Incident large = a.matches().size() >= b.matches().size() ? a : b;
        Incident small = large == a ? b : a;
        small.matches().forEach(match -> incidentOf.put(match.getMatchId(), large));
        large.absorb(small);
        return large;
    }

    /** Takes a match off the table; what is left of its incident may fall apart. */
    private Set<Incident> leave(Match match, Set<String> disturbed) {
        Incident incident = incidentOf.get(match.getMatchId());
        if (incident == null) {
            return Set.of();
        }
        disturbed.add(AlertComposer.id(desk, incident.founder()));
        forget(match);
        return split(incident);
    }

    private void forget(Match match) {
        Incident incident = incidentOf.remove(match.getMatchId());
        if (incident != null) {
            incident.remove(match);
        }
        matches.remove(match.getMatchId());
        neighbourhood.remove(match);
        matchesOf.computeIfPresent(Incident.anchor(match), (anchor, ids) -> {
            ids.remove(match.getMatchId());
            return ids.isEmpty() ? null : ids;
        });
        chunks.changed(match);
    }

    private Set<Incident> split(Incident incident) {
        Set<Incident> parts = new LinkedHashSet<>();
        Set<String> seen = new HashSet<>();
        for (Match start : List.copyOf(incident.matches())) {
            if (seen.add(start.getMatchId())) {
                parts.add(component(start, seen));
            }
        }
        return parts;
    }

    private Incident component(Match start, Set<String> seen) {
        Incident part = new Incident();
        Deque<Match> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            Match match = open.pop();
            part.put(match);
            incidentOf.put(match.getMatchId(), part);
            neighbourhood.around(match).stream()
                    .filter(near -> seen.add(near.getMatchId()))
                    .forEach(open::push);
        }
        return part;
    }

    private List<Alert> publish(Set<Incident> affected, Set<String> disturbed, long decidedByAppendAt) {
        List<Alert> said = new ArrayList<>();
        for (Incident incident : affected) {
            if (!incident.isEmpty() && incidentOf.get(incident.founder().getMatchId()) == incident) {
                Alert content = composer.content(desk, incident);
                disturbed.remove(content.getAlertId());
                say(standing(incident, content), content, decidedByAppendAt, said);
            }
        }
        for (String alertId : disturbed) {
            AlertFile file = files.get(alertId);
            if (file != null) {
                close(file, decidedByAppendAt, said);
            }
        }
        return said;
    }

    /** The incident that an anchor belongs to now. */
    private @Nullable Incident incidentAround(String anchor) {
        return matchesOf.getOrDefault(anchor, Set.of()).stream()
                .findAny()
                .map(incidentOf::get)
                .orElse(null);
    }

    private AlertFile standing(Incident incident, Alert content) {
        AlertFile file = files.get(content.getAlertId());
        if (file == null) {
            return AlertFile.raised(content.getAlertId(), incident.founder());
        }
        boolean closed = file.status() == AlertStatus.MERGED || file.status() == AlertStatus.RETRACTED;
        return closed ? file.as(AlertStatus.RAISED, null) : file;
    }

    /** An alert whose founder no longer founds anything: merged if the founder lives on elsewhere, else retracted. */
    private void close(AlertFile file, long decidedByAppendAt, List<Alert> said) {
        Incident home = incidentAround(file.foundingAnchor());
        AlertFile closed;
        Alert content;
        if (home == null) {
            closed = file.as(AlertStatus.RETRACTED, null);
            content = AlertComposer.withdrawn(desk, file);
        } else {
            content = composer.content(desk, home);
            closed = file.as(AlertStatus.MERGED, content.getAlertId());
        }
        say(closed, content, decidedByAppendAt, said);
    }

    private void say(AlertFile file, Alert content, long decidedByAppendAt, List<Alert> said) {
        String hash = composer.hash(content);
        AlertFile before = files.get(file.alertId());
        if (before != null
                && before.status() == file.status()
                && before.contentHash().equals(hash)) {
            return;
        }
        AlertFile next = file.said(hash);
        keep(next);
        said.add(AlertComposer.seal(content, next, decidedByAppendAt));
    }

    private void keep(AlertFile file) {
        files.put(file.alertId(), file);
        chunks.changed(file);
    }
}
