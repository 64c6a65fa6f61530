package io.crossfix.kafka;

import io.crossfix.wire.Arrival;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads one topic outside of a job: all partitions that exist when it is opened, no consumer group, nothing committed.
 * One thread reads; any thread may close.
 */
public final class TopicReader implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMillis(ClientProperties.PATIENCE_MILLIS);
    private static final Duration POLL = Duration.ofSeconds(1);

    /** Where to begin. */
    public enum From {
        BEGINNING,
        END
    }

    /** Where to stop: at the end as it is when the reader is opened, or not until closed. */
    public enum Until {
        PRESENT_END,
        CLOSED
    }

    private final KafkaSettings settings;
    private final ArrivalDecoder decoder;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> ends;
    private final Until until;
    private final ReentrantLock inUse = new ReentrantLock();
    private volatile boolean done;

    private TopicReader(KafkaSettings settings, Topic topic, KafkaConsumer<byte[], byte[]> consumer, Range range) {
        this.settings = settings;
        this.decoder = new ArrivalDecoder(topic);
        this.consumer = consumer;
        this.ends = position(settings.name(topic), range.from());
        this.until = range.until();
    }

    private record Range(Start from, Until until) {}

    /** How the partitions are put at where reading begins. */
    private interface Start {
        void seek(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions);
    }

    /**
     * Opens a topic; whatever is appended from now on will be read.
     *
     * @throws KafkaFailure when no broker answers within 20 s, or there is no such topic
     */
    public static TopicReader open(KafkaSettings settings, Topic topic, From from, Until until) {
        return open(
                settings,
                topic,
                new Range(from == From.BEGINNING ? KafkaConsumer::seekToBeginning : KafkaConsumer::seekToEnd, until));
    }

    private static TopicReader open(KafkaSettings settings, Topic topic, Range range) {
        KafkaConsumer<byte[], byte[]> consumer = consumer(settings);
        try {
            return new TopicReader(settings, topic, consumer, range);
        } catch (KafkaException | IllegalStateException e) {
            consumer.close();
            throw KafkaFailure.of("opening the topic " + settings.name(topic), settings, e);
        }
    }

    /**
     * Hands over everything that a topic holds now, from its beginning to its present end.
     *
     * @throws KafkaFailure when no broker answers within 20 s, or there is no such topic
     */
    public static void readAll(KafkaSettings settings, Topic topic, Consumer<Arrival> taker) {
        try (TopicReader reader = open(settings, topic, From.BEGINNING, Until.PRESENT_END)) {
            reader.forEach(taker);
        }
    }

    /**
     * Hands over the last of what a topic holds now, up to its present end.
     *
     * @param since nothing that was appended before
     * @param most records of each partition, at most
     * @throws KafkaFailure when no broker answers within 20 s, or there is no such topic
     */
    public static void readTail(
            KafkaSettings settings, Topic topic, Instant since, long most, Consumer<Arrival> taker) {
        Start start = (consumer, partitions) -> seekTail(consumer, partitions, since, most);
        try (TopicReader reader = open(settings, topic, new Range(start, Until.PRESENT_END))) {
            reader.forEach(taker);
        }
    }

    private static void seekTail(
            KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions, Instant since, long most) {
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions, PATIENCE);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
        Map<TopicPartition, Long> times =
                partitions.stream().collect(Collectors.toMap(partition -> partition, unused -> since.toEpochMilli()));
        Map<TopicPartition, OffsetAndTimestamp> at = consumer.offsetsForTimes(times, PATIENCE);
        for (TopicPartition partition : partitions) {
            long end = ends.getOrDefault(partition, 0L);
            OffsetAndTimestamp first = at.get(partition);
            long from = Math.max(first == null ? end : first.offset(), end - most);
            consumer.seek(partition, Math.max(from, begins.getOrDefault(partition, 0L)));
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(KafkaSettings settings) {
        try {
            return new KafkaConsumer<>(
                    ClientProperties.consumer(settings), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        } catch (KafkaException e) {
            throw KafkaFailure.of("opening a consumer", settings, e);
        }
    }

    private Map<TopicPartition, Long> position(String topic, Start from) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic, PATIENCE).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new IllegalStateException("there is no topic " + topic);
        }
        consumer.assign(partitions);
        from.seek(consumer, partitions);
        // Seeking is lazy: without asking, "the end" would be where it is at the first poll.
        partitions.forEach(partition -> consumer.position(partition, PATIENCE));
        return consumer.endOffsets(partitions, PATIENCE);
    }

    /** True when there will be nothing more: the end was reached, or the reader closed. */
    public boolean isDone() {
        return done;
    }

    /**
     * What has come, decoded or refused; empty when nothing came in time or the reader is done.
     *
     * @param atMost how long to wait for the first
     * @throws KafkaFailure when the broker refuses
     */
    public List<Arrival> poll(Duration atMost) {
        inUse.lock();
        try {
            return done ? List.of() : read(atMost);
        } catch (WakeupException e) {
            return List.of();
        } catch (KafkaException e) {
            throw KafkaFailure.of("reading", settings, e);
        } finally {
            inUse.unlock();
        }
    }

    private List<Arrival> read(Duration atMost) {
        if (until == Until.PRESENT_END && isAtEnd()) {
            done = true;
            return List.of();
        }
        List<Arrival> arrivals = new ArrayList<>();
        consumer.poll(atMost).forEach(record -> {
            if (until == Until.CLOSED || record.offset() < end(record)) {
                arrivals.add(decoder.decode(record));
            }
        });
        return arrivals;
    }

    private boolean isAtEnd() {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private long end(ConsumerRecord<byte[], byte[]> record) {
        return ends.getOrDefault(new TopicPartition(record.topic(), record.partition()), Long.MAX_VALUE);
    }

    /**
     * True when everything has been read that there was when the reader was opened.
     *
     * @throws KafkaFailure when the broker refuses
     */
    public boolean hasCaughtUp() {
        return asked("looking where it reads", this::isAtEnd);
    }

    /** Where it will read next, by partition. */
    public Map<Integer, Long> positions() {
        return asked(
                "looking where it reads",
                () -> ends.keySet().stream().collect(Collectors.toMap(TopicPartition::partition, consumer::position)));
    }

    /** True when the broker answers within this time. */
    public boolean isReachable(Duration atMost) {
        inUse.lock();
        try {
            return !done && !consumer.endOffsets(ends.keySet(), atMost).isEmpty();
        } catch (KafkaException e) {
            return false;
        } finally {
            inUse.unlock();
        }
    }

    private <T> T asked(String work, Supplier<T> question) {
        inUse.lock();
        try {
            return question.get();
        } catch (KafkaException e) {
            throw KafkaFailure.of(work, settings, e);
        } finally {
            inUse.unlock();
        }
    }

    /** Hands over everything until the reader is done; returns when another thread closes it. */
    public void forEach(Consumer<Arrival> consumer) {
        while (!done) {
            poll(POLL).forEach(consumer);
        }
    }

    /** Ends reading, also that of another thread that is waiting. */
    @Override
    public void close() {
        done = true;
        consumer.wakeup();
        inUse.lock();
        try {
            consumer.close();
        } finally {
            inUse.unlock();
        }
    }
}
