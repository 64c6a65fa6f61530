package io.crossfix.flow;

import io.crossfix.model.Chunked;
import io.crossfix.model.Grid;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.state.MapState;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the state of recently used keys in memory and writes it behind: changed chunks go to keyed state when a
 * checkpoint is taken or when a key has to make room. A plain observation so costs no access to the backend at all.
 *
 * @param <K> key of the operator
 * @param <T> state of one key
 */
final class ResidentState<K, T extends Chunked> {

    private final MapState<Long, byte[]> chunks;
    private final Loader<K, T> loader;
    private final Consumer<K> switchKey;
    private final long maxWeight;
    /** By what {@link #place} says, the least recently used first. */
    private final LinkedHashMap<Object, Resident<K, T>> residents = new LinkedHashMap<>(256, 0.75f, true);
    /** Who was asked for last: observations of one cell often follow each other, and each is got and released. */
    private @Nullable Resident<K, T> latest;

    private long weight;

    /** Makes the state of a key from its chunks. */
    interface Loader<K, T> {
        T load(K key, Chunked.ChunkSource source);
    }

    private static final class Resident<K, T extends Chunked> {
        final K key;
        final T value;
        int weight;

        Resident(K key, T value) {
            this.key = key;
            this.value = value;
        }
    }

    /**
     * @param chunks keyed state that the chunks are kept in
     * @param loader makes a key's state from its chunks
     * @param switchKey makes a key the backend's current one
     * @param maxWeight most that is held in memory, in the measure of {@link Chunked#weight}
     */
    ResidentState(MapState<Long, byte[]> chunks, Loader<K, T> loader, Consumer<K> switchKey, long maxWeight) {
        this.chunks = chunks;
        this.loader = loader;
        this.switchKey = switchKey;
        this.maxWeight = maxWeight;
    }

    /** The state of a key, which must be the backend's current one. */
    T get(K key) {
        Resident<K, T> resident = find(key);
        if (resident == null) {
            resident = new Resident<>(key, loader.load(key, this::read));
            residents.put(place(key), resident);
            weigh(resident);
            latest = resident;
        }
        return resident.value;
    }

    /** To be called after a key's state was worked on: makes room if it has grown too much. */
    void release(K key) {
        Resident<K, T> resident = find(key);
        if (resident != null) {
            weigh(resident);
        }
        if (weight > maxWeight) {
            evictEldestBut(key);
        }
    }

    private @Nullable Resident<K, T> find(K key) {
        Resident<K, T> found = latest;
        if (found == null || !found.key.equals(key)) {
            found = residents.get(place(key));
            latest = found;
        }
        return found;
    }

    /** The hash of a long would put all cells of a city into one bin. */
    private static Object place(Object key) {
        return key instanceof Long cell ? (Object) Grid.scattered(cell) : key;
    }

    /** The keys held in memory now, the least recently used first: visited in this order, they stay in it. */
    List<K> keys() {
        return residents.values().stream().map(resident -> resident.key).toList();
    }

    /** Works on a key's state if it is held in memory; the key becomes the backend's current one. */
    void visit(K key, Consumer<T> work) {
        Resident<K, T> resident = find(key);
        if (resident != null) {
            switchKey.accept(key);
            work.accept(resident.value);
            weigh(resident);
        }
    }

    /** Writes every change. */
    void flush() {
        residents.values().forEach(resident -> write(resident.key, resident.value));
    }

    /** What is held in memory, in the measure of {@link Chunked#weight}. */
    long weight() {
        return weight;
    }

    /** Keys held in memory. */
    int size() {
        return residents.size();
    }

    private void weigh(Resident<K, T> resident) {
        int now = resident.value.weight();
        weight += now - resident.weight;
        resident.weight = now;
    }

    private void evictEldestBut(K current) {
        Iterator<Resident<K, T>> eldest = residents.values().iterator();
        while (weight > maxWeight && eldest.hasNext()) {
            Resident<K, T> resident = eldest.next();
            if (!resident.key.equals(current)) {
                write(resident.key, resident.value);
                weight -= resident.weight;
                eldest.remove();
            }
        }
        latest = null;
        switchKey.accept(current);
    }

    private void write(K key, T value) {
        value.drainChanges((chunk, bytes) -> {
            switchKey.accept(key);
            try {
                if (bytes == null) {
                    chunks.remove(chunk);
                } else {
                    chunks.put(chunk, bytes);
                }
            } catch (Exception e) {
                throw new IllegalStateException("the state backend refused chunk " + chunk, e);
            }
        });
    }

    private byte[] read(long chunk) {
        try {
            return chunks.get(chunk);
        } catch (Exception e) {
            throw new IllegalStateException("the state backend could not read chunk " + chunk, e);
        }
    }
}
