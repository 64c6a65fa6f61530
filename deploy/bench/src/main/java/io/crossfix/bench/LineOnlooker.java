package io.crossfix.bench;

import io.crossfix.kafka.KafkaSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A plain consumer of the topic of a plain job, which holds lines, likewise on a thread of its own: see {@link Onlooker}. */
final class LineOnlooker implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final long END_WITHIN_MILLIS = TimeUnit.SECONDS.toMillis(20);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread;

    private LineOnlooker(KafkaConsumer<byte[], byte[]> consumer, Consumer<String> lines) {
        this.consumer = consumer;
        this.thread = new Thread(() -> look(lines), "line-onlooker");
        thread.setDaemon(true);
    }

    /** Hands over every line that is appended from now on. */
    static LineOnlooker start(KafkaSettings kafka, String topic, Consumer<String> lines) {
        Properties properties = kafka.consumerProperties();
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        TopicPartition partition = new TopicPartition(topic, 0);
        consumer.assign(List.of(partition));
        consumer.seekToEnd(List.of(partition));
        consumer.position(partition);
        LineOnlooker onlooker = new LineOnlooker(consumer, lines);
        onlooker.thread.start();
        return onlooker;
    }

    private void look(Consumer<String> lines) {
        try (consumer) {
            while (!Thread.currentThread().isInterrupted()) {
                consumer.poll(POLL).forEach(record -> lines.accept(new String(record.value(), StandardCharsets.UTF_8)));
            }
        } catch (WakeupException e) {
            // Closed.
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join(END_WITHIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
