package io.crossfix.kafka;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the records of each key stand. Bounded: the key that was written longest ago is forgotten first. */
final class KeyPlaces {

    private static final int FIRST_ROOM = 4;

    private final int most;
    private final Map<Long, Places> byKey = new LinkedHashMap<>();
    private int count;

    /** @param most how many records in all */
    KeyPlaces(int most) {
        this.most = most;
    }

    /** A record's partition and offset. */
    record Place(int partition, long offset) {}

    private record Places(long[] offsets, int size) {

        Places with(long offset) {
            long[] room = size < offsets.length ? offsets : Arrays.copyOf(offsets, size * 2);
            room[size] = offset;
            return new Places(room, size + 1);
        }
    }

    // Two keys of one hash share a list; whoever reads compares the keys themselves.
    synchronized void note(byte[] key, Place place) {
        long name = name(key, place.partition());
        Places known = byKey.remove(name);
        byKey.put(name, (known == null ? new Places(new long[FIRST_ROOM], 0) : known).with(place.offset()));
        count++;
        Iterator<Places> oldest = byKey.values().iterator();
        while (count > most && byKey.size() > 1) {
            count -= oldest.next().size();
            oldest.remove();
        }
    }

    private static long name(byte[] key, int partition) {
        return (long) partition << 32 | (Arrays.hashCode(key) & 0xffffffffL);
    }

    /** The places of a key in any of so many partitions, earliest first; at most so many, the latest. */
    synchronized List<Place> of(byte[] key, int partitions, int latest) {
        List<Place> places = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            Places known = byKey.get(name(key, partition));
            for (int at = 0; known != null && at < known.size(); at++) {
                places.add(new Place(partition, known.offsets()[at]));
            }
        }
        return places.subList(Math.max(0, places.size() - latest), places.size());
    }
}
