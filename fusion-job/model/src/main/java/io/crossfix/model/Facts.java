package io.crossfix.model;

import io.crossfix.record.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The table of one key cell: the recent observations, by kind and minute. The same observations in any order leave the
 * same table behind: a repeat changes nothing, and of several revisions the highest one stays.
 */
public final class Facts implements FactsView {

    /** Of two revisions the later one: by revision, then by content, so that arrival order never decides. */
    private static final Comparator<Observation> LATER = Comparator.comparingInt(Observation::revision)
            .thenComparing(Observation::retracted)
            .thenComparing(Observation::at)
            .thenComparing(Observation::toString)
            .thenComparing(seen -> seen.token() == null ? "" : seen.token().hex());

    private final int maxPerKind;
    private final SliceListener listener;
    private final Map<Kind, NavigableMap<Long, FactSlice>> slices = new EnumMap<>(Kind.class);
    /** All but plain plate reads, by id. */
    private final Map<Kind, Map<String, Observation>> byId = new EnumMap<>(Kind.class);

    private final IdIndex reads = new IdIndex();
    private final long[] droppedUpTo = new long[Kind.values().length];
    private int size;

    /** Is told which slice changed, so that it can be written. */
    interface SliceListener {
        void changed(Kind kind, long minute);
    }

    /**
     * What putting an observation on the table did.
     *
     * @param effect in one word
     * @param replaced the revision that lay there before, if any
     */
    public record Change(Effect effect, @Nullable Observation replaced) {

        /** In one word. */
        public enum Effect {
            ADDED,
            REPLACED,
            REPEATED,
            OUTDATED
        }

        /** True when the table is not what it was. */
        public boolean changedAnything() {
            return effect == Effect.ADDED || effect == Effect.REPLACED;
        }
    }

    /** @param maxPerKind most facts of one kind that are held; beyond that the oldest go */
    Facts(int maxPerKind, SliceListener listener) {
        this.maxPerKind = maxPerKind;
        this.listener = listener;
        for (Kind kind : Kind.values()) {
            slices.put(kind, new TreeMap<>());
            byId.put(kind, new HashMap<>());
            droppedUpTo[kind.ordinal()] = Long.MIN_VALUE;
        }
    }

    /** An empty table that nobody listens to, for asking questions of a list. */
    public Facts(int maxPerKind) {
        this(maxPerKind, (kind, minute) -> {});
    }

    /** True when an observation takes the place of another revision of the same. */
    public static boolean isLater(Observation seen, Observation known) {
        return !known.equals(seen) && LATER.compare(known, seen) <= 0;
    }

    /** Lays an observation on the table. */
    public Change put(Observation seen) {
        Observation before = find(seen.kind(), seen.id());
        if (before != null && before.equals(seen)) {
            return new Change(Change.Effect.REPEATED, null);
        }
        if (before != null && LATER.compare(before, seen) > 0) {
            return new Change(Change.Effect.OUTDATED, null);
        }
        if (before != null) {
            remove(before);
        }
        minutes(seen.kind())
                .computeIfAbsent(Minutes.of(seen.at()), minute -> new FactSlice())
                .add(seen);
        know(seen);
        size++;
        touched(seen);
        dropOldestBeyondCap(seen.kind());
        return new Change(before == null ? Change.Effect.ADDED : Change.Effect.REPLACED, before);
    }

    @Override
    public List<Observation> within(Kind kind, long from, long to) {
        return collected(kind, from, to, (slice, found) -> slice.collect(from, to, found));
    }

    @Override
    public List<Observation> within(Kind kind, long from, long to, Disc place) {
        return collected(kind, from, to, (slice, found) -> slice.collect(from, to, place, found));
    }

    @Override
    public List<Observation> within(Kind kind, long from, long to, Token token) {
        return collected(kind, from, to, (slice, found) -> slice.collect(from, to, token, found));
    }

    /** What {@link #within} gives, without plain plate reads: no rule may ask about one as its anchor. */
    public List<Observation> anchors(Kind kind, long from, long to) {
        return collected(kind, from, to, (slice, found) -> slice.collectUnpacked(from, to, found));
    }

    /** The same, at most so many metres from an observation; most tables hold none of a kind, which then costs nothing. */
    public List<Observation> anchors(Kind kind, long from, long to, Observation centre, double metres) {
        if (minutes(kind).isEmpty()) {
            return List.of();
        }
        Disc place = Disc.around(centre, metres);
        return collected(kind, from, to, (slice, found) -> slice.collectUnpacked(from, to, place, found));
    }

    private List<Observation> collected(
            Kind kind, long from, long to, BiConsumer<FactSlice, List<Observation>> collect) {
        NavigableMap<Long, FactSlice> minutes = minutes(kind);
        if (minutes.isEmpty() || from > to) {
            return List.of();
        }
        List<Observation> found = new ArrayList<>();
        minutes.subMap(Minutes.of(from), true, Minutes.of(to), true)
                .values()
                .forEach(slice -> collect.accept(slice, found));
        return found;
    }

    /** The revision that lies on the table under an id, withdrawn or not. */
    public @Nullable Observation find(Kind kind, String id) {
        Observation known = ids(kind).get(id);
        return known != null || kind != Kind.PLATE ? known : findRead(id);
    }

    private @Nullable Observation findRead(String id) {
        long hash = IdIndex.hash(id);
        for (int entry = reads.first(hash); entry != IdIndex.NONE; entry = reads.another(entry, hash)) {
            FactSlice slice = minutes(Kind.PLATE).get(reads.minute(entry));
            Observation read = slice == null ? null : slice.read(hash, id);
            if (read != null) {
                return read;
            }
        }
        return null;
    }

    private void know(Observation fact) {
        if (PackedReads.keeps(fact)) {
            reads.add(IdIndex.hash(fact.id()), Minutes.of(fact.at()));
        } else {
            ids(fact.kind()).put(fact.id(), fact);
        }
    }

    private void unknow(Observation fact) {
        if (PackedReads.keeps(fact)) {
            reads.remove(IdIndex.hash(fact.id()), Minutes.of(fact.at()));
        } else {
            ids(fact.kind()).remove(fact.id());
        }
    }

    private int count(Kind kind) {
        return ids(kind).size() + (kind == Kind.PLATE ? reads.size() : 0);
    }

    /** Forgets every fact of a kind whose whole minute lies before a time, milliseconds since epoch. */
    void expire(Kind kind, long before) {
        NavigableMap<Long, FactSlice> minutes = minutes(kind);
        while (!minutes.isEmpty() && Minutes.end(minutes.firstKey()) < before) {
            Map.Entry<Long, FactSlice> oldest = minutes.pollFirstEntry();
            oldest.getValue().unpacked().forEach(this::unknow);
            PackedReads packed = oldest.getValue().packed();
            if (packed != null) {
                packed.eachIdHash(hash -> reads.remove(hash, oldest.getKey()));
            }
            dropped(kind, Minutes.end(oldest.getKey()));
            size -= oldest.getValue().size();
            listener.changed(kind, oldest.getKey());
        }
    }

    /** Forgets the facts that may be kept so long and no longer, of the minutes {@code from} to {@code to}, both included. */
    void forget(Kind kind, Retention retention, long limit, long from, long to) {
        if (from > to) {
            return;
        }
        for (long minute :
                List.copyOf(minutes(kind).subMap(from, true, to, true).keySet())) {
            FactSlice slice = Objects.requireNonNull(minutes(kind).get(minute));
            List<Observation> over = slice.removeIf(fact -> retention.of(fact) == limit);
            if (!over.isEmpty()) {
                over.forEach(this::unknow);
                size -= over.size();
                if (slice.size() == 0) {
                    minutes(kind).remove(minute);
                }
                dropped(kind, over.get(over.size() - 1).at());
                listener.changed(kind, minute);
            }
        }
    }

    /** The first minute after another that a fact of a kind lies in; {@link Long#MAX_VALUE} when there is none. */
    long minuteAfter(Kind kind, long minute) {
        Long after = minutes(kind).higherKey(minute);
        return after == null ? Long.MAX_VALUE : after;
    }

    /** The oldest minute that a fact of a kind lies in; {@link Long#MAX_VALUE} when there is none. */
    long oldestMinute(Kind kind) {
        return minutes(kind).isEmpty() ? Long.MAX_VALUE : minutes(kind).firstKey();
    }

    /**
     * True when the table may have forgotten facts of this kind as late as {@code from}, milliseconds since epoch: because
     * there were too many, or because no rule looked back so far at the time.
     */
    public boolean isIncomplete(Kind kind, long from) {
        return droppedUpTo[kind.ordinal()] >= from;
    }

    /** How many facts lie here. */
    public int size() {
        return size;
    }

    @Nullable
    FactSlice slice(Kind kind, long minute) {
        return minutes(kind).get(minute);
    }

    /** Up to when the table may have forgotten facts, milliseconds since epoch. */
    long droppedUpTo(Kind kind) {
        return droppedUpTo[kind.ordinal()];
    }

    void restoreDropped(Kind kind, long upTo) {
        droppedUpTo[kind.ordinal()] = upTo;
    }

    void restore(Kind kind, long minute, FactSlice slice) {
        minutes(kind).put(minute, slice);
        slice.unpacked().forEach(this::know);
        PackedReads packed = slice.packed();
        if (packed != null) {
            packed.eachIdHash(hash -> reads.add(hash, minute));
        }
        size += slice.size();
    }

    private void dropOldestBeyondCap(Kind kind) {
        while (count(kind) > maxPerKind) {
            Observation oldest = minutes(kind).firstEntry().getValue().oldest();
            remove(oldest);
            dropped(kind, oldest.at());
        }
    }

    private void dropped(Kind kind, long upTo) {
        droppedUpTo[kind.ordinal()] = Math.max(droppedUpTo[kind.ordinal()], upTo);
    }

    private void remove(Observation fact) {
        long minute = Minutes.of(fact.at());
        FactSlice slice = minutes(fact.kind()).get(minute);
        if (slice != null) {
            slice.remove(fact);
            unknow(fact);
            size--;
            if (slice.size() == 0) {
                minutes(fact.kind()).remove(minute);
            }
            touched(fact);
        }
    }

    private void touched(Observation fact) {
        listener.changed(fact.kind(), Minutes.of(fact.at()));
    }

    private NavigableMap<Long, FactSlice> minutes(Kind kind) {
        return Objects.requireNonNull(slices.get(kind));
    }

    private Map<String, Observation> ids(Kind kind) {
        return Objects.requireNonNull(byId.get(kind));
    }
}
