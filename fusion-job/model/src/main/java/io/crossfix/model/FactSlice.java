package io.crossfix.model;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The facts of one kind within one minute: plain plate reads packed, all others as they are. */
final class FactSlice {

    private static final int FORMAT = 2;
    private static final int ALL_ALIKE = 1;

    private static final int FIRST_ROOM = 4;

    /** All but plain plate reads, in the order of {@link Observation#BY_TIME}. */
    private final List<Observation> facts = new ArrayList<>(FIRST_ROOM);
    /** Where each of them lies, degrees, one beside the other: whoever asks for a place looks at all of a busy minute. */
    private double[] latitudes = new double[FIRST_ROOM];

    private double[] longitudes = new double[FIRST_ROOM];

    private int withdrawn;
    private @Nullable PackedReads reads;

    void add(Observation fact) {
        if (PackedReads.keeps(fact)) {
            reads().add(fact, IdIndex.hash(fact.id()));
        } else {
            int found = Collections.binarySearch(facts, fact, Observation.BY_TIME);
            int place = found < 0 ? -found - 1 : found;
            latitudes = inserted(latitudes, facts.size(), place, fact.latitude());
            longitudes = inserted(longitudes, facts.size(), place, fact.longitude());
            facts.add(place, fact);
            withdrawn += fact.retracted() ? 1 : 0;
        }
    }

    private static double[] inserted(double[] values, int size, int place, double value) {
        double[] room =
                size < values.length ? values : Arrays.copyOf(values, Math.max(FIRST_ROOM, size + size / 2 + 1));
        System.arraycopy(room, place, room, place + 1, size - place);
        room[place] = value;
        return room;
    }

    private PackedReads reads() {
        PackedReads known = reads;
        if (known == null) {
            known = new PackedReads();
            reads = known;
        }
        return known;
    }

    void remove(Observation fact) {
        if (reads != null && PackedReads.keeps(fact)) {
            int row = reads.find(IdIndex.hash(fact.id()), fact.id());
            if (row >= 0) {
                reads.remove(row);
            }
            return;
        }
        int place = Collections.binarySearch(facts, fact, Observation.BY_TIME);
        if (place >= 0) {
            withdrawn -= facts.remove(place).retracted() ? 1 : 0;
            noteWhere();
        }
    }

    private void noteWhere() {
        latitudes = facts.stream().mapToDouble(Observation::latitude).toArray();
        longitudes = facts.stream().mapToDouble(Observation::longitude).toArray();
    }

    /** Takes out what a predicate holds of, and tells what that was, in the order of {@link Observation#BY_TIME}. */
    List<Observation> removeIf(Predicate<Observation> over) {
        List<Observation> removed = new ArrayList<>(facts.stream().filter(over).toList());
        if (facts.removeIf(over)) {
            noteWhere();
        }
        withdrawn = (int) facts.stream().filter(Observation::retracted).count();
        if (reads != null) {
            removed.addAll(reads.removeIf(over));
            removed.sort(Observation.BY_TIME);
        }
        return removed;
    }

    /** The plain plate read of an id, if it lies here. */
    @Nullable
    Observation read(long hashOfId, String id) {
        if (reads == null) {
            return null;
        }
        int row = reads.find(hashOfId, id);
        return row < 0 ? null : reads.get(row);
    }

    /** Appends to {@code found} what lies within the closed span and is not withdrawn. */
    void collect(long from, long to, List<Observation> found) {
        int begin = found.size();
        collectUnpacked(from, to, found);
        if (reads != null) {
            reads.collect(from, to, found);
            found.subList(begin, found.size()).sort(Observation.BY_TIME);
        }
    }

    /** The same, of one place only. */
    void collect(long from, long to, Disc place, List<Observation> found) {
        int begin = found.size();
        collectUnpacked(from, to, place, found);
        if (reads != null) {
            reads.collect(from, to, place, found);
            found.subList(begin, found.size()).sort(Observation.BY_TIME);
        }
    }

    /** The same, of one token only. */
    void collect(long from, long to, Token token, List<Observation> found) {
        int begin = found.size();
        for (int i = firstAtOrAfter(from); i < facts.size() && facts.get(i).at() <= to; i++) {
            Observation fact = facts.get(i);
            if (token.equals(fact.token()) && !fact.retracted()) {
                found.add(fact);
            }
        }
        if (reads != null) {
            reads.collect(from, to, token, found);
            found.subList(begin, found.size()).sort(Observation.BY_TIME);
        }
    }

    /** The same, without plain plate reads. */
    void collectUnpacked(long from, long to, List<Observation> found) {
        for (int i = firstAtOrAfter(from); i < facts.size(); i++) {
            Observation fact = facts.get(i);
            if (fact.at() > to) {
                return;
            }
            if (withdrawn == 0 || !fact.retracted()) {
                found.add(fact);
            }
        }
    }

    /** The same, without plain plate reads, of one place only. */
    void collectUnpacked(long from, long to, Disc place, List<Observation> found) {
        for (int i = firstAtOrAfter(from); i < facts.size(); i++) {
            if (place.mayContain(latitudes[i], longitudes[i])) {
                Observation fact = facts.get(i);
                if (fact.at() > to) {
                    return;
                }
                if ((withdrawn == 0 || !fact.retracted()) && place.contains(fact)) {
                    found.add(fact);
                }
            }
        }
    }

    /** The first by {@link Observation#BY_TIME}; there must be one. */
    Observation oldest() {
        if (reads == null || reads.size() == 0) {
            return facts.get(0);
        }
        Observation read = reads.oldest();
        return facts.isEmpty() || Observation.BY_TIME.compare(read, facts.get(0)) < 0 ? read : facts.get(0);
    }

    /** All but plain plate reads. */
    List<Observation> unpacked() {
        return Collections.unmodifiableList(facts);
    }

    /** The plain plate reads, if there are any. */
    @Nullable
    PackedReads packed() {
        return reads;
    }

    int size() {
        return facts.size() + (reads == null ? 0 : reads.size());
    }

    /** Format 2: what is not packed, one after the other, and behind it what is, if anything. */
    byte[] toBytes() {
        byte[] unpacked = Bytes.write(FORMAT, out -> {
            out.writeInt(facts.size());
            for (Observation fact : facts) {
                ObservationCodec.write(fact, out);
            }
        });
        PackedReads packed = reads;
        if (packed == null || packed.size() == 0) {
            return unpacked;
        }
        ByteBuffer all = ByteBuffer.allocate(unpacked.length + packed.length());
        all.put(unpacked);
        packed.write(all);
        return all.array();
    }

    static FactSlice fromBytes(byte[] bytes) {
        return Bytes.format(bytes) == ALL_ALIKE
                ? fromAllAlike(bytes)
                : Bytes.read(bytes, FORMAT, in -> {
                    FactSlice slice = new FactSlice();
                    for (int left = in.readInt(); left > 0; left--) {
                        slice.add(ObservationCodec.read(in));
                    }
                    int rest = in.available();
                    if (rest > 0) {
                        slice.reads = PackedReads.read(ByteBuffer.wrap(bytes, bytes.length - rest, rest));
                    }
                    return slice;
                });
    }

    /** Format 1, up to release 0.1.0: all facts one after the other. */
    private static FactSlice fromAllAlike(byte[] bytes) {
        return Bytes.read(bytes, ALL_ALIKE, in -> {
            FactSlice slice = new FactSlice();
            for (int left = in.readInt(); left > 0; left--) {
                slice.add(ObservationCodec.read(in));
            }
            return slice;
        });
    }

    private int firstAtOrAfter(long from) {
        int low = 0;
        int high = facts.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (facts.get(middle).at() < from) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
