package io.crossfix.desk;

import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import io.crossfix.record.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the streams every few seconds: how much was appended, what came last, which sensors are heard of. Reads at most
 * the last 500 records of a partition each time, so that a flood of plates costs it nothing.
 */
final class StreamWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StreamWatch.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(5);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int SAMPLE = 500;

    private final KafkaSettings kafka;
    private final InstantSource clock;
    private final Map<Kind, StreamPulse> pulses = new EnumMap<>(Kind.class);
    private final SensorsHeard sensors = new SensorsHeard();
    private final RejectionCounts rejected = new RejectionCounts();
    private final Map<TopicPartition, Long> read = new HashMap<>();
    private final Thread thread = new Thread(this::run, "desk-streams");
    private volatile boolean closed;

    private StreamWatch(KafkaSettings kafka, InstantSource clock) {
        this.kafka = kafka;
        this.clock = clock;
        for (Kind kind : Kind.values()) {
            pulses.put(kind, new StreamPulse());
        }
    }

    /** What was seen of a stream. */
    record Pulse(Kind kind, double perSecond, Instant lastAt) {}

    /** Begins to look. */
    static StreamWatch start(KafkaSettings kafka, InstantSource clock) {
        StreamWatch watch = new StreamWatch(kafka, clock);
        watch.thread.setDaemon(true);
        watch.thread.start();
        return watch;
    }

    /** The streams, each with its rate and the time of its newest record (the epoch when there was none). */
    synchronized List<Pulse> streams() {
        List<Pulse> all = new ArrayList<>();
        pulses.forEach((kind, pulse) ->
                all.add(new Pulse(kind, pulse.perSecond(), pulse.lastAt() == null ? Instant.EPOCH : pulse.lastAt())));
        return all;
    }

    /** The sensors that were heard of. */
    synchronized List<SensorsHeard.Sensor> sensors() {
        return sensors.all();
    }

    /** How many records of a stream were refused in the last hour, as far as they were seen. */
    synchronized long rejectedInTheLastHour(Kind kind) {
        Instant hourAgo = clock.instant().minus(HOUR);
        return Topic.of(kind).stream()
                .mapToLong(topic -> rejected.since(kafka.name(topic), hourAgo))
                .sum();
    }

    private void run() {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            while (!closed) {
                lookQuietly(consumer);
                Thread.sleep(LOOK_EVERY.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (KafkaException e) {
            LOG.warn("the streams are not looked at: {}", e.getMessage());
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Properties properties = kafka.consumerProperties();
        properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, "262144");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private void lookQuietly(KafkaConsumer<byte[], byte[]> consumer) {
        try {
            for (Kind kind : Kind.values()) {
                look(kind, consumer);
            }
            lookAtRejections(consumer);
        } catch (KafkaException e) {
            LOG.warn("the streams could not be looked at: {}", e.getMessage());
        }
    }

    private void look(Kind kind, KafkaConsumer<byte[], byte[]> consumer) {
        Map<TopicPartition, Long> ends = ends(Topic.of(kind), consumer);
        AtomicLong newest = new AtomicLong(-1);
        sample(ends, consumer, record -> {
            newest.accumulateAndGet(record.timestamp(), Math::max);
            hear(kind, record);
        });
        long appended = ends.values().stream().mapToLong(Long::longValue).sum();
        Instant last = newest.get() < 0 ? null : Instant.ofEpochMilli(newest.get());
        synchronized (this) {
            pulses.get(kind).look(clock.instant(), appended, last);
        }
    }

    private synchronized void hear(Kind kind, ConsumerRecord<byte[], byte[]> record) {
        sensors.hear(kind, record);
    }

    private void lookAtRejections(KafkaConsumer<byte[], byte[]> consumer) {
        sample(ends(List.of(Topic.REJECTIONS), consumer), consumer, this::note);
    }

    private synchronized void note(ConsumerRecord<byte[], byte[]> rejection) {
        if (rejection.key() != null) {
            rejected.note(
                    new String(rejection.key(), StandardCharsets.UTF_8), Instant.ofEpochMilli(rejection.timestamp()));
        }
    }

    private Map<TopicPartition, Long> ends(List<Topic> topics, KafkaConsumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(kafka.name(topic), ANSWER_WITHIN).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        return consumer.endOffsets(partitions, ANSWER_WITHIN);
    }

    private void sample(
            Map<TopicPartition, Long> ends,
            KafkaConsumer<byte[], byte[]> consumer,
            Consumer<ConsumerRecord<byte[], byte[]>> taker) {
        Map<TopicPartition, Long> left = new HashMap<>();
        ends.forEach((partition, end) -> {
            if (end > read.getOrDefault(partition, 0L)) {
                left.put(partition, end);
            }
        });
        consumer.assign(left.keySet());
        left.forEach((partition, end) ->
                consumer.seek(partition, Math.max(read.getOrDefault(partition, 0L), Math.max(0, end - SAMPLE))));
        long deadline = System.nanoTime() + ANSWER_WITHIN.toNanos();
        while (!closed && isShort(left, consumer) && System.nanoTime() < deadline) {
            consumer.poll(POLL).forEach(taker);
        }
        read.putAll(left);
    }

    private static boolean isShort(Map<TopicPartition, Long> left, KafkaConsumer<byte[], byte[]> consumer) {
        return left.entrySet().stream()
                .anyMatch(one -> consumer.position(one.getKey(), ANSWER_WITHIN) < one.getValue());
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(STOPPED_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
