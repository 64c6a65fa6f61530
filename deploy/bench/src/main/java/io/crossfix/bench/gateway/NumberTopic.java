package io.crossfix.bench.gateway;

import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import io.crossfix.local.CommandFailed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The numbers that the topic holds.
 *
 * @param kafka where it is
 */
record NumberTopic(KafkaSettings kafka) {

    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(200);

    /** Different numbers, and records beyond the first of each. */
    record Kept(Set<Long> numbers, long repeated) {}

    /** Reads all of it. */
    Kept read() {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(kafka.name(Topic.CAMERA)).stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Set<Long> numbers = new HashSet<>();
            long repeated = 0;
            long end = System.nanoTime() + WITHIN.toNanos();
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                if (System.nanoTime() > end) {
                    throw new CommandFailed("the topic could not be read within " + WITHIN);
                }
                for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
                    boolean isNew = numbers.add(Long.valueOf(new String(each.key(), StandardCharsets.US_ASCII)));
                    repeated += isNew ? 0 : 1;
                }
            }
            return new Kept(numbers, repeated);
        }
    }
}
