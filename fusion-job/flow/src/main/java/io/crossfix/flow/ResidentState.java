package io.crossfix.flow;

import io.crossfix.model.Chunked;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.api.common.state.MapState;

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
    private final LinkedHashMap<K, Resident<T>> residents = new LinkedHashMap<>(256, 0.75f, true);
    private long weight;

    /** Makes the state of a key from its chunks. */
    interface Loader<K, T> {
        T load(K key, Chunked.ChunkSource source);
    }

    private static final class Resident<T extends Chunked> {
        final T value;
        int weight;

        Resident(T value) {
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
        Resident<T> resident = residents.get(key);
        if (resident == null) {
            resident = new Resident<>(loader.load(key, this::read));
            residents.put(key, resident);
            weigh(resident);
        }
        return resident.value;
    }

    /** To be called after a key's state was worked on: makes room if it has grown too much. */
    void release(K key) {
        Resident<T> resident = residents.get(key);
        if (resident != null) {
            weigh(resident);
        }
        if (weight > maxWeight) {
            evictEldestBut(key);
        }
    }

    /** The keys held in memory now, the least recently used first: visited in this order, they stay in it. */
    List<K> keys() {
        return List.copyOf(residents.keySet());
    }

    /** Works on a key's state if it is held in memory; the key becomes the backend's current one. */
    void visit(K key, Consumer<T> work) {
        Resident<T> resident = residents.get(key);
        if (resident != null) {
            switchKey.accept(key);
            work.accept(resident.value);
            weigh(resident);
        }
    }

    /** Writes every change. */
    void flush() {
        for (Map.Entry<K, Resident<T>> entry : residents.entrySet()) {
            write(entry.getKey(), entry.getValue().value);
        }
    }

    /** What is held in memory, in the measure of {@link Chunked#weight}. */
    long weight() {
        return weight;
    }

    /** Keys held in memory. */
    int size() {
        return residents.size();
    }

    private void weigh(Resident<T> resident) {
        int now = resident.value.weight();
        weight += now - resident.weight;
        resident.weight = now;
    }

    private void evictEldestBut(K current) {
        Iterator<Map.Entry<K, Resident<T>>> eldest = residents.entrySet().iterator();
        while (weight > maxWeight && eldest.hasNext()) {
            Map.Entry<K, Resident<T>> entry = eldest.next();
            if (!entry.getKey().equals(current)) {
                write(entry.getKey(), entry.getValue().value);
                weight -= entry.getValue().weight;
                eldest.remove();
            }
        }
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
