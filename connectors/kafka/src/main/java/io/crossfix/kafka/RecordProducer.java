package io.crossfix.kafka;

import io.crossfix.wire.Provenance;
import io.crossfix.wire.RecordCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes records outside of a job. Thread-safe; sending is quick, {@link #flush()} says whether all are kept. */
public final class RecordProducer implements AutoCloseable {

    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);

    // Whoever waits for an answer learns of a dead broker after 30 s, not after Kafka's two minutes.
    private static final Map<String, String> BOUNDED = Map.of(
            ProducerConfig.MAX_BLOCK_MS_CONFIG, "30000",
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "10000",
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "30000");

    private final KafkaSettings settings;
    private final RecordCodec codec = new RecordCodec();
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> firstFailure = new AtomicReference<>();

    private RecordProducer(KafkaSettings settings, KafkaProducer<byte[], byte[]> producer) {
        this.settings = settings;
        this.producer = producer;
    }

    /**
     * Opens one; the brokers are asked at the first record.
     *
     * @throws KafkaFailure when the settings are wrong
     */
    public static RecordProducer open(KafkaSettings settings) {
        Properties properties = ClientProperties.producer(settings);
        BOUNDED.forEach(properties::putIfAbsent);
        try {
            return new RecordProducer(
                    settings, new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer()));
        } catch (KafkaException e) {
            throw KafkaFailure.of("opening a producer", settings, e);
        }
    }

    /**
     * Sends a record to the partition of its key; waits up to 30 s while the buffer is full.
     *
     * @throws KafkaFailure when the brokers do not answer in time
     */
    public void send(Topic topic, String key, SpecificRecord value) {
        send(new ProducerRecord<>(settings.name(topic), key.getBytes(StandardCharsets.UTF_8), encode(value)));
    }

    /** Sends a record to one partition, as a heartbeat must; otherwise as {@link #send(Topic, String, SpecificRecord)}. */
    public void send(Topic topic, int partition, SpecificRecord value) {
        send(new ProducerRecord<>(settings.name(topic), partition, null, encode(value)));
    }

    /** Sends bytes as they are; otherwise as {@link #send(Topic, String, SpecificRecord)}. */
    public void send(ProducerRecord<byte[], byte[]> record) {
        try {
            var ignored = producer.send(record, (metadata, failure) -> {
                if (failure != null) {
                    firstFailure.compareAndSet(null, failure);
                }
            });
        } catch (KafkaException e) {
            throw KafkaFailure.of("writing to " + record.topic(), settings, e);
        }
    }

    /**
     * Sends a record to the partition of its key, and returns when all replicas have kept it.
     *
     * @throws KafkaFailure when they have not, or do not say so in time
     */
    public void deliver(Topic topic, String key, SpecificRecord value) {
        try {
            producer.send(new ProducerRecord<>(
                            settings.name(topic), key.getBytes(StandardCharsets.UTF_8), encode(value)))
                    .get();
        } catch (ExecutionException e) {
            throw KafkaFailure.of(
                    "writing to " + settings.name(topic), settings, e.getCause() == null ? e : e.getCause());
        } catch (KafkaException e) {
            throw KafkaFailure.of("writing to " + settings.name(topic), settings, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw KafkaFailure.of("writing to " + settings.name(topic), settings, e);
        }
    }

    /**
     * Sends all of them, and returns where each stands when all replicas have kept them; in the order given.
     *
     * @throws KafkaFailure when any was not kept, or nobody says so in time; the others may be
     */
    public List<Provenance> deliver(List<ProducerRecord<byte[], byte[]>> records) {
        List<Future<RecordMetadata>> sent = records.stream().map(producer::send).toList();
        List<Provenance> kept = new ArrayList<>();
        for (Future<RecordMetadata> each : sent) {
            kept.add(kept(each));
        }
        return kept;
    }

    private Provenance kept(Future<RecordMetadata> sent) {
        try {
            RecordMetadata at = sent.get();
            return new Provenance(at.topic(), at.partition(), at.offset(), at.timestamp());
        } catch (ExecutionException e) {
            throw KafkaFailure.of("writing", settings, e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw KafkaFailure.of("writing", settings, e);
        }
    }

    /**
     * How many partitions a topic has.
     *
     * @throws KafkaFailure when the brokers do not answer within 30 s
     */
    public int partitions(Topic topic) {
        try {
            return producer.partitionsFor(settings.name(topic)).size();
        } catch (KafkaException e) {
            throw KafkaFailure.of("looking at " + settings.name(topic), settings, e);
        }
    }

    /**
     * Returns when every record sent so far is kept by all replicas, or was given up 30 s after it was sent.
     *
     * @throws KafkaFailure when any record since the last call was not kept
     */
    public void flush() {
        producer.flush();
        Exception failure = firstFailure.getAndSet(null);
        if (failure != null) {
            throw KafkaFailure.of("writing", settings, failure);
        }
    }

    /** Gives outstanding records up to 10 s; call {@link #flush()} before to know of them. */
    @Override
    public void close() {
        producer.close(CLOSE_WITHIN);
    }

    private byte[] encode(SpecificRecord value) {
        synchronized (codec) {
            return codec.encode(value);
        }
    }
}
