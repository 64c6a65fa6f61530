package io.crossfix.model.risk;

import io.crossfix.model.Facts;
import io.crossfix.model.Minutes;
import io.crossfix.model.Observation;
import io.crossfix.model.Retention;
import io.crossfix.model.RiskRings;
import io.crossfix.record.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The observations that weigh on the risk of places and may still be corrected, withdrawn or dismissed, each with what it
 * added to the ledgers. Kept by the hour.
 */
final class RiskFacts {

    /** How long after the first one an observation of the same source belongs to the same incident, milliseconds. */
    static final long INCIDENT_MILLIS = 30 * 60_000L;

    /** How many risk cells away it may be. */
    static final int INCIDENT_RINGS = 1;

    static final long HOUR_MILLIS = 3_600_000;

    private static final long MINUTES_OF_HOUR = 60;
    private static final long[] NONE = {};
    private static final List<Kind> KINDS =
            Stream.of(Kind.values()).filter(RiskSource::movesPlaces).toList();

    private static final Kind FIRST = Kind.values()[0];

    private final LongConsumer hourChanged;
    private final Map<Id, Bearing> byId = new HashMap<>();
    private final Map<Long, NavigableMap<Key, Bearing>> byCell = new HashMap<>();
    private final NavigableMap<Long, Set<Bearing>> byHour = new TreeMap<>();
    private final NavigableMap<Long, Set<Id>> dismissed = new TreeMap<>();

    /** What an observation is known by. */
    record Id(Kind kind, String id) {
        static Id of(Observation seen) {
            return new Id(seen.kind(), seen.id());
        }
    }

    private record Key(long at, Kind kind, String id) implements Comparable<Key> {

        /** By time, kind and id. Written out, since most of the time that goes into the risk goes into this. */
        @Override
        public int compareTo(Key other) {
            if (at != other.at) {
                return at < other.at ? -1 : 1;
            }
            return kind == other.kind ? id.compareTo(other.id) : kind.compareTo(other.kind);
        }

        static Key of(Observation seen) {
            return new Key(seen.at(), seen.kind(), seen.id());
        }
    }

    /** One observation; mutable in what it weighs. */
    static final class Bearing {
        final Observation seen;
        final @Nullable RiskSource source;
        final long cell;
        /** What it would weigh as the first of its incident. */
        RiskMass alone = RiskMass.NONE;
        /** What it has added to the ledgers. */
        RiskMass added = RiskMass.NONE;

        Bearing(Observation seen, long cell) {
            this.seen = seen;
            this.source = RiskSource.of(seen);
            this.cell = cell;
        }
    }

    /** @param hourChanged is told which hour is not what it was, hours since epoch */
    RiskFacts(LongConsumer hourChanged) {
        this.hourChanged = hourChanged;
    }

    /** True for what may weigh, or says that something which may have weighed does not. */
    static boolean concerns(Observation seen) {
        return RiskSource.movesPlaces(seen.kind())
                && (RiskSource.of(seen) != null || seen.revision() > 0 || seen.retracted());
    }

    /** True when an observation is neither a repeat nor an outdated revision. */
    boolean isNews(Observation seen) {
        Bearing known = byId.get(Id.of(seen));
        return known == null || Facts.isLater(seen, known.seen);
    }

    @Nullable
    Bearing find(Id id) {
        return byId.get(id);
    }

    /** Adds an observation that is not there. */
    Bearing add(Observation seen, long cell) {
        Bearing fact = new Bearing(seen, cell);
        byId.put(Id.of(seen), fact);
        byCell.computeIfAbsent(cell, each -> new TreeMap<>()).put(Key.of(seen), fact);
        byHour.computeIfAbsent(hour(seen.at()), each -> new HashSet<>()).add(fact);
        touch(fact);
        return fact;
    }

    void remove(Bearing fact) {
        byId.remove(Id.of(fact.seen));
        forget(fact);
        byHour.computeIfPresent(hour(fact.seen.at()), (hour, facts) -> {
            facts.remove(fact);
            return facts.isEmpty() ? null : facts;
        });
        touch(fact);
    }

    private void forget(Bearing fact) {
        byCell.computeIfPresent(fact.cell, (cell, facts) -> {
            facts.remove(Key.of(fact.seen));
            return facts.isEmpty() ? null : facts;
        });
    }

    /** The fact has come to weigh something else. */
    void touch(Bearing fact) {
        hourChanged.accept(hour(fact.seen.at()));
    }

    /** Says that an observation was dismissed, whether it has arrived or not. */
    void dismiss(Id id, long at) {
        if (dismissed.computeIfAbsent(hour(at), each -> new HashSet<>()).add(id)) {
            hourChanged.accept(hour(at));
        }
    }

    boolean isDismissed(Observation seen) {
        long hour = hour(seen.at());
        // A correction may have moved it over the full hour since it was dismissed.
        return isDismissed(seen, hour) || isDismissed(seen, hour - 1) || isDismissed(seen, hour + 1);
    }

    private boolean isDismissed(Observation seen, long hour) {
        return dismissedIn(hour).contains(Id.of(seen));
    }

    /** True when an earlier one of its source that counts has opened the incident it belongs to. */
    boolean isFollowUp(Bearing fact, RiskRings around) {
        return isFollowUp(fact, around, null);
    }

    /** The same, were another fact not there. */
    boolean isFollowUp(Bearing fact, RiskRings around, @Nullable Bearing without) {
        Key until = Key.of(fact.seen);
        Key from = new Key(fact.seen.at() - INCIDENT_MILLIS, FIRST, "");
        for (int i = 0; i < around.ends()[INCIDENT_RINGS]; i++) {
            NavigableMap<Key, Bearing> there = byCell.get(around.cells()[i]);
            if (there != null && isBetween(from, there.lowerKey(until), until)) {
                for (Bearing earlier : there.subMap(from, true, until, false).values()) {
                    if (earlier != without && earlier.source == fact.source && earlier.alone.next() > 0) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Those that may belong to the incident of a fact. */
    List<Bearing> after(Bearing fact, RiskRings around) {
        Key from = Key.of(fact.seen);
        Key until = new Key(fact.seen.at() + INCIDENT_MILLIS + 1, FIRST, "");
        List<Bearing> found = new ArrayList<>();
        for (int i = 0; i < around.ends()[INCIDENT_RINGS]; i++) {
            NavigableMap<Key, Bearing> there = byCell.get(around.cells()[i]);
            if (there != null && isBetween(from, there.higherKey(from), until)) {
                for (Bearing later : there.subMap(from, false, until, false).values()) {
                    if (later.source == fact.source) {
                        found.add(later);
                    }
                }
            }
        }
        return found;
    }

    /** Those that would open an incident of their own if a fact that opens one were not there. */
    List<Bearing> openedWithout(Bearing fact, RiskRings around) {
        Bearing before = beside(fact, false);
        Bearing after = beside(fact, true);
        // What it stands next to in its own cell opens the incident of whatever comes after both: in a storm, of nearly
        // all.
        Key from = before == null || before.seen.at() < fact.seen.at() - INCIDENT_MILLIS
                ? Key.of(fact.seen)
                : later(Key.of(fact.seen), new Key(before.seen.at() + INCIDENT_MILLIS + 1, FIRST, ""));
        Key until = after == null || after.seen.at() > fact.seen.at() + INCIDENT_MILLIS
                ? new Key(fact.seen.at() + INCIDENT_MILLIS + 1, FIRST, "")
                : Key.of(after.seen);
        return from.compareTo(until) > 0 ? List.of() : countingBetween(from, until, fact, around);
    }

    private List<Bearing> countingBetween(Key from, Key until, Bearing fact, RiskRings around) {
        List<Bearing> found = new ArrayList<>();
        for (int i = 0; i < around.ends()[INCIDENT_RINGS]; i++) {
            NavigableMap<Key, Bearing> there = byCell.get(around.cells()[i]);
            if (there != null) {
                for (Bearing other : there.subMap(from, true, until, true).values()) {
                    if (other != fact && other.source == fact.source && other.alone.next() > 0) {
                        found.add(other);
                    }
                }
            }
        }
        return found;
    }

    /** Asked before any part of a map is made: most of them hold nothing. */
    private static boolean isBetween(Key from, @Nullable Key key, Key until) {
        return key != null && from.compareTo(key) <= 0 && key.compareTo(until) <= 0;
    }

    private static Key later(Key one, Key other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** The next one of its source in its cell that counts, if any; or the one before. */
    private @Nullable Bearing beside(Bearing fact, boolean isAfter) {
        NavigableMap<Key, Bearing> there = byCell.getOrDefault(fact.cell, Collections.emptyNavigableMap());
        Collection<Bearing> others = isAfter
                ? there.tailMap(Key.of(fact.seen), false).values()
                : there.headMap(Key.of(fact.seen), false).descendingMap().values();
        for (Bearing other : others) {
            if (Math.abs(other.seen.at() - fact.seen.at()) > INCIDENT_MILLIS) {
                return null;
            }
            if (other.source == fact.source && other.alone.next() > 0) {
                return other;
            }
        }
        return null;
    }

    /** Those of a cell that were observed in a time, both ends included, milliseconds since epoch. */
    Collection<Bearing> in(long cell, long from, long to) {
        NavigableMap<Key, Bearing> there = byCell.get(cell);
        Key first = new Key(from, FIRST, "");
        Key last = new Key(to + 1, FIRST, "");
        return there == null || !isBetween(first, there.ceilingKey(first), last)
                ? List.of()
                : there.subMap(first, true, last, false).values();
    }

    /** All of them. */
    Collection<Bearing> all() {
        return byId.values();
    }

    /** The hours (since epoch) that something is known of, and the oldest of them. */
    long oldestHour() {
        long facts = byHour.isEmpty() ? Long.MAX_VALUE : byHour.firstKey();
        return dismissed.isEmpty() ? facts : Math.min(facts, dismissed.firstKey());
    }

    /** Forgets whole hours from before a time, milliseconds since epoch. What they added stays added. */
    void expire(long before) {
        while (oldestHour() != Long.MAX_VALUE && (oldestHour() + 1) * HOUR_MILLIS < before) {
            forgetHour(oldestHour());
        }
    }

    /** Forgets the oldest hours until there are no more than so many facts. */
    boolean shrinkTo(int most) {
        boolean forgot = false;
        while (byId.size() > most && byHour.size() > 1) {
            forgetHour(byHour.firstKey());
            forgot = true;
        }
        return forgot;
    }

    private void forgetHour(long hour) {
        Set<Bearing> facts = byHour.remove(hour);
        for (Bearing fact : facts == null ? Set.<Bearing>of() : facts) {
            byId.remove(Id.of(fact.seen));
            forget(fact);
        }
        dismissed.remove(hour);
        hourChanged.accept(hour);
    }

    /** Forgets what may not be kept any longer at a time, where that was done up to another before. What was added stays added. */
    void forget(Retention retention, long before, long time) {
        for (Kind kind : KINDS) {
            for (long limit : retention.distinct(kind)) {
                long from = hourOfMinute(Retention.lastMinuteOver(limit, before));
                long to = hourOfMinute(Retention.lastMinuteOver(limit, time));
                List.copyOf(byHour.subMap(from, true, to, true).values()).stream()
                        .flatMap(Set::stream)
                        .filter(fact -> fact.seen.kind() == kind && retention.isOver(fact.seen, time))
                        .toList()
                        .forEach(this::remove);
            }
        }
    }

    /** While an hour goes, minute by minute, it is looked at each minute. */
    long nextForgetting(Retention retention, long before) {
        long next = Long.MAX_VALUE;
        for (Kind kind : KINDS) {
            for (long limit : byHour.isEmpty() ? NONE : retention.distinct(kind)) {
                Long hour = byHour.ceilingKey(hourOfMinute(Retention.lastMinuteOver(limit, before)));
                if (hour != null) {
                    long due = Retention.over(hour * MINUTES_OF_HOUR, limit);
                    long nextMinute = before == Long.MIN_VALUE ? due : Minutes.end(Minutes.of(before)) + 1;
                    next = Math.min(next, Math.max(due, nextMinute));
                }
            }
        }
        return next;
    }

    private static long hourOfMinute(long minute) {
        return Math.floorDiv(minute, MINUTES_OF_HOUR);
    }

    int size() {
        return byId.size();
    }

    Set<Bearing> ofHour(long hour) {
        return byHour.getOrDefault(hour, Set.of());
    }

    Set<Id> dismissedIn(long hour) {
        return dismissed.getOrDefault(hour, Set.of());
    }

    static long hour(long at) {
        return Math.floorDiv(at, HOUR_MILLIS);
    }

    /** The source of a fact that weighs. */
    static RiskSource source(Bearing fact) {
        return Objects.requireNonNull(fact.source, "what has no source weighs nothing");
    }
}
