package io.crossfix.kafka;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.CorruptRecordException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * A topic as it stands in the log: one partition at a time, in the order in which its records were committed, bytes as they
 * are. No consumer group, nothing committed. Not thread-safe.
 */
public final class RawLog implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMillis(ClientProperties.PATIENCE_MILLIS);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long MOST_POLLS_WITHOUT_PROGRESS = PATIENCE.dividedBy(POLL);

    private final KafkaSettings settings;
    private final String topic;
    private final KafkaConsumer<byte[], byte[]> consumer;

    /**
     * How far a partition reaches.
     *
     * @param partition from 0
     * @param start offset of the first record that is still kept
     * @param end offset that the next record will have
     */
    public record Extent(int partition, long start, long end) {}

    private RawLog(KafkaSettings settings, String topic, KafkaConsumer<byte[], byte[]> consumer) {
        this.settings = settings;
        this.topic = topic;
        this.consumer = consumer;
    }

    /**
     * For a topic; the brokers are asked at the first question.
     *
     * @throws KafkaFailure when the settings are wrong
     */
    public static RawLog open(KafkaSettings settings, Topic topic) {
        Properties properties = ClientProperties.consumer(settings);
        // Records that are gone must be an error, not a leap to those that are left.
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.CHECK_CRCS_CONFIG, "true");
        try {
            return new RawLog(
                    settings,
                    settings.name(topic),
                    new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
        } catch (KafkaException e) {
            throw KafkaFailure.of("opening a consumer", settings, e);
        }
    }

    /** The topic's name in Kafka. */
    public String topic() {
        return topic;
    }

    /**
     * How far each partition reaches now, by partition; empty when there is no such topic.
     *
     * @throws KafkaFailure when no broker answers within 20 s
     */
    public List<Extent> extents() {
        try {
            List<TopicPartition> partitions = consumer.partitionsFor(topic, PATIENCE).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions, PATIENCE);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
            return ends.keySet().stream()
                    .map(partition ->
                            new Extent(partition.partition(), starts.getOrDefault(partition, 0L), ends.get(partition)))
                    .sorted((a, b) -> Integer.compare(a.partition(), b.partition()))
                    .toList();
        } catch (KafkaException e) {
            throw KafkaFailure.of("looking at the topic " + topic, settings, e);
        }
    }

    /**
     * Hands over the records of one partition from an offset until another one, in the order of the log.
     *
     * @param until offset of the first record that is no longer wanted
     * @throws UnreadableLog when Kafka's client refuses the bytes
     * @throws KafkaFailure when no broker answers within 20 s, or the records are no longer kept
     */
    public void read(int partition, long from, long until, Consumer<LoggedRecord> taker) throws UnreadableLog {
        TopicPartition wanted = new TopicPartition(topic, partition);
        consumer.assign(List.of(wanted));
        consumer.seek(wanted, from);
        long polls = 0;
        for (long position = from; position < until; position = position(wanted)) {
            List<ConsumerRecord<byte[], byte[]>> records = poll(wanted);
            records.stream()
                    .filter(record -> record.offset() < until)
                    .map(RawLog::logged)
                    .forEach(taker);
            polls = position(wanted) > position ? 0 : polls + 1;
            if (polls > MOST_POLLS_WITHOUT_PROGRESS) {
                throw KafkaFailure.of(
                        "reading " + wanted + " at offset " + position,
                        settings,
                        new IllegalStateException("nothing came for " + PATIENCE.toSeconds() + " s"));
            }
        }
    }

    /**
     * The first record that is still kept in a partition; null when it is empty.
     *
     * @throws UnreadableLog when Kafka's client refuses the bytes
     * @throws KafkaFailure when no broker answers within 20 s, or the record goes meanwhile
     */
    public @Nullable LoggedRecord first(Extent extent) throws UnreadableLog {
        TopicPartition wanted = new TopicPartition(topic, extent.partition());
        consumer.assign(List.of(wanted));
        consumer.seek(wanted, extent.start());
        for (long polls = 0; position(wanted) < extent.end() && polls <= MOST_POLLS_WITHOUT_PROGRESS; polls++) {
            List<ConsumerRecord<byte[], byte[]>> records = poll(wanted);
            if (!records.isEmpty()) {
                return logged(records.get(0));
            }
        }
        return null;
    }

    private long position(TopicPartition partition) {
        try {
            return consumer.position(partition, PATIENCE);
        } catch (KafkaException e) {
            throw KafkaFailure.of("reading " + partition, settings, e);
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> poll(TopicPartition partition) throws UnreadableLog {
        try {
            return consumer.poll(POLL).records(partition);
        } catch (KafkaException e) {
            // The client has no exception of its own for a wrong checksum: it throws the bare base class.
            if (e.getClass() == KafkaException.class || e instanceof CorruptRecordException) {
                throw new UnreadableLog(partition.toString(), position(partition), e);
            }
            throw KafkaFailure.of("reading " + partition, settings, e);
        }
    }

    private static LoggedRecord logged(ConsumerRecord<byte[], byte[]> record) {
        return new LoggedRecord(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                record.key(),
                record.value(),
                Arrays.stream(record.headers().toArray())
                        .map(header -> new LoggedRecord.Header(header.key(), header.value()))
                        .toList());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
