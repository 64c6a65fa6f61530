package io.crossfix.model;

import java.util.Arrays;

/**
 * Tells in which minutes an id may lie, by a hash of it: a table of open addresses without objects, since there is an entry
 * for every plate read that is held (Knuth, The Art of Computer Programming, vol. 3, 6.4, algorithms L and R). Two ids may
 * have one hash, so whoever asks looks at the facts themselves.
 */
final class IdIndex {

    private static final int FIRST_ROOM = 8;
    private static final int FREE = Integer.MIN_VALUE;
    static final int NONE = -1;
    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;

    private long[] hashes = new long[FIRST_ROOM];
    private int[] minutes = free(FIRST_ROOM);
    private int size;

    /** 64 bits of an id: FNV-1a over its characters, mixed once more so that every bit depends on all of them. */
    static long hash(String id) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * FNV_PRIME;
        }
        hash ^= hash >>> 32;
        hash *= 0xD6E8FEB86659FD93L;
        return hash ^ hash >>> 32;
    }

    void add(long hash, long minute) {
        // At most two thirds full: a look finds a free place after three steps in the mean.
        if (3 * (size + 1) > 2 * hashes.length) {
            resize(2 * hashes.length);
        }
        int slot = slot(hash);
        while (minutes[slot] != FREE) {
            slot = next(slot);
        }
        hashes[slot] = hash;
        // A minute since epoch is a number of 32 bits for four thousand years.
        minutes[slot] = (int) minute;
        size++;
    }

    /** An entry of a hash, to ask {@link #minute} about; {@link #NONE} when there is none. */
    int first(long hash) {
        return from(slot(hash), hash);
    }

    /** Another entry of the same hash. */
    int another(int entry, long hash) {
        return from(next(entry), hash);
    }

    private int from(int start, long hash) {
        for (int slot = start; minutes[slot] != FREE; slot = next(slot)) {
            if (hashes[slot] == hash) {
                return slot;
            }
        }
        return NONE;
    }

    long minute(int entry) {
        return minutes[entry];
    }

    /** Takes one entry out; the others move up, so that no look ends too early. */
    void remove(long hash, long minute) {
        int slot = slot(hash);
        while (minutes[slot] != FREE && (hashes[slot] != hash || minutes[slot] != minute)) {
            slot = next(slot);
        }
        if (minutes[slot] == FREE) {
            return;
        }
        int gap = slot;
        for (int other = next(gap); minutes[other] != FREE; other = next(other)) {
            // An entry may fill the gap unless its own first place lies behind it.
            int first = slot(hashes[other]);
            boolean isBehind = gap <= other ? gap < first && first <= other : gap < first || first <= other;
            if (!isBehind) {
                hashes[gap] = hashes[other];
                minutes[gap] = minutes[other];
                gap = other;
            }
        }
        minutes[gap] = FREE;
        size--;
        if (hashes.length > FIRST_ROOM && 8 * size < hashes.length) {
            resize(hashes.length / 2);
        }
    }

    int size() {
        return size;
    }

    private void resize(int room) {
        long[] oldHashes = hashes;
        int[] oldMinutes = minutes;
        hashes = new long[room];
        minutes = free(hashes.length);
        size = 0;
        for (int slot = 0; slot < oldHashes.length; slot++) {
            if (oldMinutes[slot] != FREE) {
                add(oldHashes[slot], oldMinutes[slot]);
            }
        }
    }

    private int slot(long hash) {
        return (int) hash & hashes.length - 1;
    }

    private int next(int slot) {
        return slot + 1 & hashes.length - 1;
    }

    private static int[] free(int room) {
        int[] none = new int[room];
        Arrays.fill(none, FREE);
        return none;
    }
}
