package io.crossfix.model.desk;

import io.crossfix.record.Match;
import io.crossfix.record.Severity;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Matches that belong together, in the order of their anchors; the first one founds the incident. */
final class Incident {

    /** The order of matches within their incident. */
    static final Comparator<Member> BY_ANCHOR = Comparator.comparingLong(Member::anchorAt)
            .thenComparing(Member::anchor)
            .thenComparing(Member::matchId);

    private final NavigableMap<Member, Match> members = new TreeMap<>(BY_ANCHOR);
    private final NavigableMap<Severity, Integer> severities = new TreeMap<>();
    private final IncidentEvidence evidence = new IncidentEvidence();

    /** A match by what it is ordered by. */
    record Member(long anchorAt, String anchor, String matchId) {
        static Member of(Match match) {
            return new Member(match.getAnchorAt().toEpochMilli(), Incident.anchor(match), match.getMatchId());
        }
    }

    /** What the anchor of a match is known by; all matches of one anchor belong together. */
    static String anchor(Match match) {
        return match.getAnchorKind() + "/" + match.getAnchorId();
    }

    void put(Match match) {
        Match before = members.put(Member.of(match), match);
        if (before != null) {
            uncount(before);
        }
        severities.merge(match.getSeverity(), 1, Integer::sum);
        evidence.add(match);
    }

    void remove(Match match) {
        Match before = members.remove(Member.of(match));
        if (before != null) {
            uncount(before);
        }
    }

    void absorb(Incident other) {
        members.putAll(other.members);
        for (Map.Entry<Severity, Integer> each : other.severities.entrySet()) {
            severities.merge(each.getKey(), each.getValue(), Integer::sum);
        }
        evidence.addAll(other.evidence);
    }

    Match founder() {
        return members.firstEntry().getValue();
    }

    long lastAnchorAt() {
        return members.lastKey().anchorAt();
    }

    /** The highest of its matches. */
    Severity severity() {
        return severities.lastKey();
    }

    /** The one with the highest score; of several, the one whose id comes first. */
    Match strongest() {
        return members.values().stream()
                .max(Comparator.comparingDouble(Match::getScore)
                        .thenComparing(Match::getMatchId, Comparator.reverseOrder()))
                .orElseThrow();
    }

    /** The latest evidence of any of its matches. */
    Instant lastEvidenceAt() {
        return members.values().stream()
                .map(Match::getLastEvidenceAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** What they rest on. */
    IncidentEvidence evidence() {
        return evidence;
    }

    Collection<Match> matches() {
        return members.values();
    }

    int size() {
        return members.size();
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    private void uncount(Match match) {
        evidence.remove(match);
        severities.computeIfPresent(match.getSeverity(), (severity, count) -> count == 1 ? null : count - 1);
    }
}
