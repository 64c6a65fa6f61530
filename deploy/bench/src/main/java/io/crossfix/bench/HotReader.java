package io.crossfix.bench;

import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import io.crossfix.local.CommandFailed;
import io.crossfix.record.PlateCategory;
import io.crossfix.record.PlateRead;
import io.crossfix.record.Token;
import io.crossfix.wire.RecordCodec;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Plate readers that stand in one place and see far more than any others: thirty lanes of a bridge, say. */
final class HotReader implements AutoCloseable {

    /** Where they stand, degrees: in the city's north-east, WGS 84. */
    static final double LATITUDE = 41.99;

    static final double LONGITUDE = -87.48;

    private static final int READERS = 30;
    private static final int TOKEN_BYTES = 16;
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(20);

    private final String topic;
    private final Producer<byte[], byte[]> producer;
    private final RecordCodec codec = new RecordCodec();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private long number;

    HotReader(KafkaSettings kafka) {
        this.topic = kafka.name(Topic.PLATE_READ);
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all", "linger.ms", 1),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /**
     * Sends for a time, each at its time; returns when all are acknowledged.
     *
     * @throws CommandFailed when the broker refused one
     */
    void send(int perSecond, Duration length) {
        long start = WallClock.micros();
        for (long n = 0; n < perSecond * length.toSeconds() && failure.get() == null; n++) {
            long at = start + n * 1_000_000 / perSecond;
            for (long left = at - WallClock.micros(); left > 0; left = at - WallClock.micros()) {
                LockSupport.parkNanos(left * 1_000);
            }
            send();
        }
        producer.flush();
        Exception thrown = failure.get();
        if (thrown != null) {
            throw new CommandFailed("the broker refused a plate read: " + thrown.getMessage(), thrown);
        }
    }

    private void send() {
        long id = number++;
        String reader = "hot-" + id % READERS;
        byte[] token = ByteBuffer.allocate(TOKEN_BYTES).putLong(id).putLong(id).array();
        PlateRead read = PlateRead.newBuilder()
                .setId("hot-" + id)
                .setSensorId(reader)
                .setObservedAt(Instant.now())
                .setLatitude(LATITUDE)
                .setLongitude(LONGITUDE)
                .setConfidence(0.9)
                .setToken(new Token(token))
                .setCategory(PlateCategory.READ)
                .build();
        Future<RecordMetadata> unused = producer.send(
                new ProducerRecord<>(topic, reader.getBytes(StandardCharsets.UTF_8), codec.encode(read)),
                (kept, thrown) -> {
                    if (thrown != null) {
                        failure.set(thrown);
                    }
                });
    }

    @Override
    public void close() {
        producer.close(CLOSE_WITHIN);
    }
}
