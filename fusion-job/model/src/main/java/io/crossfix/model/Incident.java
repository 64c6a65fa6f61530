package io.crossfix.model;

import io.crossfix.record.Match;
import java.util.Collection;
import java.util.Comparator;
import java.util.TreeMap;

/** Matches that belong together, in the order of their anchors; the first one founds the incident. */
final class Incident {

    private static final Comparator<Member> BY_ANCHOR = Comparator.comparingLong(Member::anchorAt)
            .thenComparing(Member::anchor)
            .thenComparing(Member::matchId);

    private final TreeMap<Member, Match> members = new TreeMap<>(BY_ANCHOR);

    private record Member(long anchorAt, String anchor, String matchId) {
        static Member of(Match match) {
            return new Member(match.getAnchorAt().toEpochMilli(), Incident.anchor(match), match.getMatchId());
        }
    }

    /** What the anchor of a match is known by; all matches of one anchor belong together. */
    static String anchor(Match match) {
        return match.getAnchorKind() + "/" + match.getAnchorId();
    }

    void put(Match match) {
        members.put(Member.of(match), match);
    }

    void remove(Match match) {
        members.remove(Member.of(match));
    }

    void absorb(Incident other) {
        members.putAll(other.members);
    }

    Match founder() {
        return members.firstEntry().getValue();
    }

    long lastAnchorAt() {
        return members.lastKey().anchorAt();
    }

    Collection<Match> matches() {
        return members.values();
    }

    boolean isEmpty() {
        return members.isEmpty();
    }
}
