package io.crossfix.kafka;

import io.crossfix.kafka.KeyPlaces.Place;
import io.crossfix.wire.Arrival;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Finds the records of one key in a long topic: remembers where each key was written, and reads only there. One thread
 * follows the topic, any thread asks.
 */
public final class KeyIndex implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final KafkaSettings settings;
    private final Topic topic;
    private final KafkaConsumer<byte[], byte[]> following;
    private final KafkaConsumer<byte[], byte[]> looking;
    private final ReentrantLock inUse = new ReentrantLock();
    private final List<TopicPartition> partitions;
    private final KeyPlaces places;
    private volatile boolean closed;

    private KeyIndex(KafkaSettings settings, Topic topic, int most, Clients clients) {
        this.settings = settings;
        this.topic = topic;
        this.following = clients.following();
        this.looking = clients.looking();
        this.places = new KeyPlaces(most);
        this.partitions = following.partitionsFor(settings.name(topic), PATIENCE).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        following.assign(partitions);
        following.seekToBeginning(partitions);
    }

    private record Clients(KafkaConsumer<byte[], byte[]> following, KafkaConsumer<byte[], byte[]> looking) {

        void close() {
            following.close();
            looking.close();
        }
    }

    /**
     * Opens one.
     *
     * @param most how many records it remembers
     * @throws KafkaFailure when no broker answers
     */
    public static KeyIndex open(KafkaSettings settings, Topic topic, int most) {
        Clients clients = new Clients(consumer(settings), consumer(settings));
        try {
            return new KeyIndex(settings, topic, most, clients);
        } catch (KafkaException e) {
            clients.close();
            throw KafkaFailure.of("opening the topic " + settings.name(topic), settings, e);
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(KafkaSettings settings) {
        Properties properties = ClientProperties.consumer(settings);
        properties.setProperty(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, "262144");
        // A place whose record has been deleted by age leads to the earliest that is left, not to the end.
        properties.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Takes note of what was written and is being written, until it is closed.
     *
     * @throws KafkaFailure when the broker refuses
     */
    public void follow() {
        try {
            while (!closed) {
                following.poll(POLL).forEach(this::note);
            }
        } catch (WakeupException e) {
            // Closed.
        } catch (KafkaException e) {
            throw KafkaFailure.of("reading", settings, e);
        } finally {
            following.close();
        }
    }

    private void note(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() != null) {
            places.note(record.key(), new Place(record.partition(), record.offset()));
        }
    }

    /**
     * The records of a key as far as they are remembered and still there, earliest first within each partition.
     *
     * @param latest at most so many, the latest
     * @throws KafkaFailure when the broker does not answer
     */
    public List<Arrival> read(String key, int latest) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        Map<Integer, NavigableSet<Long>> wanted = new TreeMap<>();
        places.of(bytes, partitions.size(), latest)
                .forEach(place -> wanted.computeIfAbsent(place.partition(), partition -> new TreeSet<>())
                        .add(place.offset()));
        List<Arrival> found = new ArrayList<>();
        inUse.lock();
        try {
            wanted.forEach((partition, offsets) -> read(partition, offsets, bytes, found));
        } catch (KafkaException e) {
            throw KafkaFailure.of("reading", settings, e);
        } finally {
            inUse.unlock();
        }
        return found;
    }

    private void read(int partition, NavigableSet<Long> offsets, byte[] key, List<Arrival> found) {
        TopicPartition from = new TopicPartition(settings.name(topic), partition);
        ArrivalDecoder decoder = new ArrivalDecoder(topic);
        looking.assign(List.of(from));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!offsets.isEmpty() && System.nanoTime() < deadline && !closed) {
            looking.seek(from, offsets.first());
            for (ConsumerRecord<byte[], byte[]> record : looking.poll(PATIENCE).records(from)) {
                if (offsets.contains(record.offset()) && Arrays.equals(key, record.key())) {
                    found.add(decoder.decode(record));
                }
                // What lay before is gone from the topic, or was just taken.
                offsets.headSet(record.offset(), true).clear();
            }
        }
    }

    /** Ends following and asking. */
    @Override
    public void close() {
        closed = true;
        following.wakeup();
        inUse.lock();
        try {
            looking.close();
        } finally {
            inUse.unlock();
        }
    }
}
