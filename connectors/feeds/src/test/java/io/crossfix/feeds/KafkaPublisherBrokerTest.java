package io.crossfix.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.broker.EmbeddedKafka;
import io.crossfix.record.GunshotDetection;
import io.crossfix.record.Heartbeat;
import io.crossfix.wire.RecordCodec;
import io.crossfix.wire.Refusal;
import io.crossfix.wire.Refusal.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaPublisherBrokerTest {

    @TempDir
    private Path directory;

    @Test
    void whatWasPublishedCanBeReadFromARealBroker() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.in(directory).start()) {
            createTopics(kafka);
            Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers());
            try (KafkaPublisher publisher = KafkaPublisher.connect(settings, "t.", "test")) {
                publisher.publish(shot());
                publisher.reject(
                        new FeedRejection("f.csv", 3, new byte[1024 * 1024], new Refusal(Reason.BAD_VALUE, "why")));
                publisher.heartbeat(1_000);
                publisher.flush();
            }
            List<ConsumerRecord<byte[], byte[]>> seen = read(settings, 12);
            RecordCodec codec = new RecordCodec();
            List<Object> records = new ArrayList<>();
            for (ConsumerRecord<byte[], byte[]> record : seen) {
                if (!record.topic().equals("t.rejections")) {
                    records.add(codec.decode(record.value()));
                }
            }
            Heartbeat beat = new Heartbeat("test", Instant.ofEpochMilli(1_000));
            assertThat(records)
                    .containsExactlyInAnyOrder(shot(), beat, beat, beat, beat, beat, beat, beat, beat, beat, beat);
            assertThat(seen)
                    .filteredOn(record -> record.topic().equals("t.rejections"))
                    .singleElement()
                    .satisfies(record -> assertThat(record.value()).hasSize(KafkaPublisher.MAX_REJECTED_BYTES));
        }
    }

    private static GunshotDetection shot() {
        return GunshotDetection.newBuilder()
                .setId("g-1")
                .setSensorId("s-1")
                .setObservedAt(Instant.EPOCH)
                .setLatitude(1)
                .setLongitude(2)
                .build();
    }

    private static void createTopics(EmbeddedKafka kafka) throws Exception {
        List<NewTopic> topics = Stream.of("gunshot", "plate-read", "plate-hit", "call", "camera", "rejections")
                .map(name -> new NewTopic("t." + name, name.equals("rejections") ? 1 : 2, (short) 1))
                .toList();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(topics).all().get(30, TimeUnit.SECONDS);
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> read(Map<String, Object> settings, int wanted) {
        List<ConsumerRecord<byte[], byte[]>> seen = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.listTopics().values().stream()
                    .flatMap(List::stream)
                    .filter(info -> info.topic().startsWith("t."))
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            for (int polls = 0; polls < 40 && seen.size() < wanted; polls++) {
                consumer.poll(Duration.ofMillis(500)).forEach(seen::add);
            }
        }
        return seen;
    }
}
