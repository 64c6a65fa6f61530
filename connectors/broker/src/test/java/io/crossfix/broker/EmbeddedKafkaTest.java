package io.crossfix.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {

    private static final TopicPartition DIARY = new TopicPartition("diary", 0);

    @TempDir
    private Path directory;

    @Test
    void whatWasWrittenIsThereAfterARestart() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.in(directory).start()) {
            createDiary(kafka);
            write(kafka, "before");
        }
        try (EmbeddedKafka kafka = EmbeddedKafka.in(directory).start()) {
            write(kafka, "after");
            assertThat(read(kafka, 2)).containsExactly("before", "after");
        }
    }

    @Test
    void aSecondBrokerOnTheSameDirectoryIsTurnedAwayAndTheFirstLivesOn() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.in(directory).start()) {
            createDiary(kafka);
            assertThatThrownBy(() -> EmbeddedKafka.in(directory).start())
                    .isInstanceOf(BrokerStartException.class)
                    .hasMessage("another broker is using the directory " + directory);
            write(kafka, "still here");
            assertThat(read(kafka, 1)).containsExactly("still here");
        }
    }

    @Test
    void anOccupiedPortIsNamed() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            int port = other.getLocalPort();
            assertThatThrownBy(() -> EmbeddedKafka.in(directory).port(port).start())
                    .isInstanceOf(BrokerStartException.class)
                    .hasMessage("port " + port
                            + " on 127.0.0.1 is occupied; stop what listens there or choose another port");
        }
    }

    private static void createDiary(EmbeddedKafka kafka) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("diary", 1, (short) 1)))
                    .all()
                    .get(20, TimeUnit.SECONDS);
        }
    }

    private static void write(EmbeddedKafka kafka, String line) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("diary", line)).get(20, TimeUnit.SECONDS);
        }
    }

    private static List<String> read(EmbeddedKafka kafka, int wanted) {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(DIARY));
            consumer.seekToBeginning(List.of(DIARY));
            List<String> lines = new ArrayList<>();
            for (int polls = 0; polls < 40 && lines.size() < wanted; polls++) {
                consumer.poll(Duration.ofMillis(500)).forEach(record -> lines.add(record.value()));
            }
            return lines;
        }
    }
}
