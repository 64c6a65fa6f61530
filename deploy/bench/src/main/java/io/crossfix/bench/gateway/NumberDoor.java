package io.crossfix.bench.gateway;

import io.crossfix.feeds.door.Door;
import io.crossfix.feeds.door.NotKept;
import io.crossfix.feeds.door.Payload;
import io.crossfix.feeds.door.Receipt;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import io.crossfix.record.CameraEvent;
import io.crossfix.wire.RecordCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A door that publishes one camera event for each payload, whose text is the event's id, and repeats what is repeated. */
final class NumberDoor implements Door, AutoCloseable {

    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);
    private static final Receipt KEPT = new Receipt(1, 0, 0, List.of());

    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private final RecordCodec codec = new RecordCodec();

    NumberDoor(KafkaSettings kafka) {
        this.topic = kafka.name(Topic.CAMERA);
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", kafka.bootstrapServers(),
                        "acks", "all",
                        "enable.idempotence", "true",
                        "linger.ms", "1",
                        "max.block.ms", "1000",
                        "request.timeout.ms", "3000",
                        "delivery.timeout.ms", "8000"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @Override
    public CompletionStage<Receipt> take(Payload payload) {
        CompletableFuture<Receipt> kept = new CompletableFuture<>();
        try {
            var unused = producer.send(record(payload), (metadata, failure) -> {
                if (failure == null) {
                    kept.complete(KEPT);
                } else {
                    kept.completeExceptionally(
                            new NotKept(topic + ": " + failure.getClass().getSimpleName(), failure));
                }
            });
        } catch (KafkaException e) {
            kept.completeExceptionally(new NotKept(topic + ": " + e.getClass().getSimpleName(), e));
        }
        return kept;
    }

    private ProducerRecord<byte[], byte[]> record(Payload payload) {
        String number = new String(payload.bytes(), StandardCharsets.US_ASCII).strip();
        CameraEvent event = CameraEvent.newBuilder()
                .setId(number)
                .setSensorId("bench")
                .setObservedAt(payload.receivedAt())
                .setLatitude(37.8)
                .setLongitude(-122.2)
                .build();
        byte[] encoded;
        synchronized (codec) {
            encoded = codec.encode(event);
        }
        return new ProducerRecord<>(topic, number.getBytes(StandardCharsets.US_ASCII), encoded);
    }

    @Override
    public void close() {
        producer.close(CLOSE_WITHIN);
    }
}
