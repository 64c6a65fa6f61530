package io.crossfix.model;

import io.crossfix.record.Match;
import java.util.Collection;
import java.util.Comparator;
import java.util.TreeMap;

/** Matches that belong together, in the order of their anchors; the first one founds the incident. */
final class Incident {

    private static final Comparator<Member> BY_ANCHOR =
            Comparator.comparingLong(Member::anchorAt).thenComparing(Member::matchId);

    private final TreeMap<Member, Match> members = new TreeMap<>(BY_ANCHOR);

    private record Member(long anchorAt, String matchId) {
        static Member of(Match match) {
            return new Member(match.getAnchorAt().toEpochMilli(), match.getMatchId());
        }
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
