package io.crossfix.feeds;

import io.crossfix.feeds.door.Keeper;
import io.crossfix.record.CameraEvent;
import io.crossfix.record.EmergencyCall;
import io.crossfix.record.GunshotDetection;
import io.crossfix.record.Heartbeat;
import io.crossfix.record.PlateCategory;
import io.crossfix.record.PlateRead;
import io.crossfix.wire.RecordCodec;
import io.crossfix.wire.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes to Kafka: observations to the topic of their kind, keyed by sensor, rejections beside them. Order holds per
 * sensor; a record may arrive twice only if the producer itself dies and the feed repeats it. Not thread-safe, but for what
 * is kept one by one ({@link Keeper}).
 */
public final class KafkaPublisher implements Publisher, Keeper {

    private static final Duration CLOSE_WAIT = Duration.ofSeconds(30);
    private static final int BUFFER_BYTES = 32 * 1024 * 1024;

    /** Most bytes of a rejected line that are handed on: a topic with Kafka's own limit of 1 MiB takes them. */
    static final int MAX_REJECTED_BYTES = 512 * 1024;

    private final Producer<byte[], byte[]> producer;
    private final String prefix;
    private final String sender;
    private final RecordCodec codec = new RecordCodec();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    /**
     * @param producer closed with this publisher
     * @param prefix of every topic name, for example {@code crossfix.}
     * @param sender who heartbeats are signed by, 1 to 64 characters
     */
    KafkaPublisher(Producer<byte[], byte[]> producer, String prefix, String sender) {
        this.producer = producer;
        this.prefix = prefix;
        this.sender = sender;
    }

    /**
     * Connects to a cluster.
     *
     * @param settings the producer's settings, at least {@code bootstrap.servers}; they win over ours
     * @param prefix of every topic name, for example {@code crossfix.}
     * @param sender who heartbeats are signed by, 1 to 64 characters
     */
    public static KafkaPublisher connect(Map<String, Object> settings, String prefix, String sender) {
        Map<String, Object> all = new HashMap<>(defaults());
        all.putAll(settings);
        return new KafkaPublisher(
                new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer()), prefix, sender);
    }

    private static Map<String, Object> defaults() {
        return Map.of(
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.LINGER_MS_CONFIG,
                5,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                BUFFER_BYTES,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                60_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                120_000);
    }

    @Override
    public void publish(SpecificRecord observation) {
        send(record(observation));
    }

    @Override
    public CompletableFuture<Void> keep(SpecificRecord observation) {
        return keep(record(observation));
    }

    @Override
    public CompletableFuture<Void> keep(FeedRejection rejection) {
        return keep(record(rejection));
    }

    private CompletableFuture<Void> keep(ProducerRecord<byte[], byte[]> record) {
        CompletableFuture<Void> kept = new CompletableFuture<>();
        try {
            Future<RecordMetadata> unused = producer.send(record, (metadata, failure) -> {
                if (failure == null) {
                    kept.complete(null);
                } else {
                    kept.completeExceptionally(failure);
                }
            });
        } catch (KafkaException e) {
            kept.completeExceptionally(e);
        }
        return kept;
    }

    private ProducerRecord<byte[], byte[]> record(SpecificRecord observation) {
        Target target = target(observation);
        return new ProducerRecord<>(prefix + target.topic(), utf8(target.sensor()), encoded(observation));
    }

    private byte[] encoded(SpecificRecord record) {
        synchronized (codec) {
            return codec.encode(record);
        }
    }

    @Override
    public void heartbeat(long completeUpToMillis) {
        byte[] beat = encoded(new Heartbeat(sender, Instant.ofEpochMilli(completeUpToMillis)));
        for (String topic : List.of("gunshot", "plate-read", "plate-hit", "call", "camera")) {
            // Asked each time: the client answers from its cache, and partitions may be added.
            for (PartitionInfo partition : partitions(prefix + topic)) {
                send(new ProducerRecord<>(partition.topic(), partition.partition(), utf8(sender), beat));
            }
        }
    }

    /** Hands on a rejection; of a line above {@link #MAX_REJECTED_BYTES} the beginning, its length in a header. */
    @Override
    public void reject(FeedRejection rejection) {
        send(record(rejection));
    }

    private ProducerRecord<byte[], byte[]> record(FeedRejection rejection) {
        byte[] bytes = rejection.bytes();
        boolean cut = bytes.length > MAX_REJECTED_BYTES;
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                prefix + "rejections",
                utf8(rejection.source()),
                cut ? Arrays.copyOf(bytes, MAX_REJECTED_BYTES) : bytes);
        describe(rejection, record.headers());
        if (cut) {
            record.headers().add("dlq.cut.from", utf8(Integer.toString(bytes.length)));
        }
        return record;
    }

    private static void describe(FeedRejection rejection, Headers headers) {
        Refusal refusal = rejection.refusal();
        headers.add("dlq.source.topic", utf8(rejection.source()));
        headers.add("dlq.source.offset", utf8(Long.toString(rejection.position())));
        headers.add("dlq.stage", utf8(refusal.reason().stage().name()));
        headers.add("dlq.reason", utf8(refusal.reason().name()));
        headers.add("dlq.detail", utf8(refusal.detail()));
    }

    /** @throws PublishFailed when anything published since the beginning did not arrive */
    @Override
    public void flush() {
        try {
            producer.flush();
        } catch (KafkaException e) {
            throw new PublishFailed("Kafka did not take what was published: " + e.getMessage(), e);
        }
        throwIfFailed();
    }

    @Override
    public void close() {
        producer.close(CLOSE_WAIT);
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        throwIfFailed();
        try {
            // The callback has the last word; the future would only say the same.
            Future<RecordMetadata> unused = producer.send(record, (metadata, e) -> {
                if (e != null) {
                    failure.compareAndSet(null, e);
                }
            });
        } catch (KafkaException e) {
            throw new PublishFailed("Kafka did not take a record for " + record.topic() + ": " + e.getMessage(), e);
        }
    }

    private List<PartitionInfo> partitions(String topic) {
        try {
            return producer.partitionsFor(topic);
        } catch (KafkaException e) {
            throw new PublishFailed("Kafka does not know the topic " + topic + ": " + e.getMessage(), e);
        }
    }

    private void throwIfFailed() {
        Exception first = failure.get();
        if (first != null) {
            throw new PublishFailed("Kafka did not take a record that was published: " + first.getMessage(), first);
        }
    }

    private record Target(String topic, String sensor) {}

    private static Target target(SpecificRecord observation) {
        if (observation instanceof GunshotDetection shot) {
            return new Target("gunshot", shot.getSensorId());
        } else if (observation instanceof PlateRead read) {
            // Apart, since the law lets hits be kept longer.
            boolean isHit = read.getCategory() != PlateCategory.READ;
            return new Target(isHit ? "plate-hit" : "plate-read", read.getSensorId());
        } else if (observation instanceof EmergencyCall call) {
            return new Target("call", call.getSensorId());
        } else if (observation instanceof CameraEvent seen) {
            return new Target("camera", seen.getSensorId());
        }
        throw new IllegalArgumentException("a " + observation.getSchema().getName() + " is no observation");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
