package io.crossfix.kafka;

import io.crossfix.broker.EmbeddedKafka;
import io.crossfix.kafka.TopicReader.From;
import io.crossfix.kafka.TopicReader.Until;
import io.crossfix.wire.Arrival;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A broker, and what stands on its topics. Every topic has two partitions. */
final class BrokerUnderTest implements AutoCloseable {

    private static final int POLLS = 60;

    private final EmbeddedKafka kafka;

    BrokerUnderTest(Path directory) {
        kafka = EmbeddedKafka.in(directory).start();
    }

    /** All topics under a prefix of their own. */
    KafkaSettings topics(String prefix) {
        KafkaSettings settings = new KafkaSettings(kafka.bootstrapServers(), prefix, prefix + "test", Map.of());
        new TopicSetup(settings, new Topics(prefix, 2, 1)).create();
        return settings;
    }

    void allowLargeRecords(String topic) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        AlterConfigOp larger =
                new AlterConfigOp(new ConfigEntry("max.message.bytes", "8000000"), AlterConfigOp.OpType.SET);
        try (Admin admin = Admin.create(client())) {
            admin.incrementalAlterConfigs(Map.of(resource, List.of(larger)))
                    .all()
                    .get(20, TimeUnit.SECONDS);
        }
    }

    /** At least so many records of a topic as they stand there, or those that came within a minute. */
    List<ConsumerRecord<byte[], byte[]>> read(String topic, int wanted) {
        List<ConsumerRecord<byte[], byte[]>> seen = new ArrayList<>();
        List<TopicPartition> partitions = List.of(new TopicPartition(topic, 0), new TopicPartition(topic, 1));
        try (var consumer = new KafkaConsumer<>(client(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            for (int polls = 0; polls < POLLS && seen.size() < wanted; polls++) {
                consumer.poll(Duration.ofSeconds(1)).forEach(seen::add);
            }
        }
        return seen;
    }

    /** At least so many answers to reviews, or those that came within a minute. */
    static List<Arrival> readStatus(KafkaSettings settings, int wanted) {
        List<Arrival> seen = new ArrayList<>();
        try (TopicReader reader = TopicReader.open(settings, Topic.REVIEW_STATUS, From.BEGINNING, Until.CLOSED)) {
            for (int polls = 0; polls < POLLS && seen.size() < wanted; polls++) {
                seen.addAll(reader.poll(Duration.ofSeconds(1)));
            }
        }
        return seen;
    }

    /** Returns when the group of these settings has committed that it has read so many of a topic; a minute is enough. */
    void awaitCommitted(KafkaSettings settings, String topic, long records) throws Exception {
        try (Admin admin = Admin.create(client())) {
            for (int looks = 0; looks < 10 * POLLS; looks++) {
                var committed = admin.listConsumerGroupOffsets(settings.groupId())
                        .partitionsToOffsetAndMetadata()
                        .get(20, TimeUnit.SECONDS);
                if (committed.entrySet().stream()
                        .anyMatch(each -> each.getKey().topic().equals(topic)
                                && each.getValue().offset() >= records)) {
                    return;
                }
                Thread.sleep(100);
            }
        }
        throw new AssertionError(settings.groupId() + " has committed nothing of " + topic);
    }

    private Map<String, Object> client() {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }

    @Override
    public void close() {
        kafka.close();
    }
}
