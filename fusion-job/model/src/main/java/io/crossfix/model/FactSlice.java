package io.crossfix.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/** The facts of one kind within one minute, in the order of {@link Observation#BY_TIME}. */
final class FactSlice {

    private static final int FORMAT = 1;

    private final List<Observation> facts;
    private int withdrawn;

    FactSlice() {
        this.facts = new ArrayList<>(4);
    }

    private FactSlice(List<Observation> facts) {
        this.facts = facts;
        this.withdrawn = (int) facts.stream().filter(Observation::retracted).count();
    }

    void add(Observation fact) {
        int place = Collections.binarySearch(facts, fact, Observation.BY_TIME);
        facts.add(place < 0 ? -place - 1 : place, fact);
        withdrawn += fact.retracted() ? 1 : 0;
    }

    void remove(Observation fact) {
        int place = Collections.binarySearch(facts, fact, Observation.BY_TIME);
        if (place >= 0) {
            withdrawn -= facts.remove(place).retracted() ? 1 : 0;
        }
    }

    /** Takes out what a predicate holds of. */
    void removeIf(Predicate<Observation> over) {
        facts.removeIf(over);
        withdrawn = (int) facts.stream().filter(Observation::retracted).count();
    }

    /** Appends to {@code found} what lies within the closed span and is not withdrawn. */
    void collect(long from, long to, List<Observation> found) {
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

    Observation oldest() {
        return facts.get(0);
    }

    List<Observation> all() {
        return Collections.unmodifiableList(facts);
    }

    int size() {
        return facts.size();
    }

    byte[] toBytes() {
        return Bytes.write(FORMAT, out -> {
            out.writeInt(facts.size());
            for (Observation fact : facts) {
                ObservationCodec.write(fact, out);
            }
        });
    }

    static FactSlice fromBytes(byte[] bytes) {
        return Bytes.read(bytes, FORMAT, in -> {
            int size = in.readInt();
            List<Observation> facts = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                facts.add(ObservationCodec.read(in));
            }
            return new FactSlice(facts);
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
