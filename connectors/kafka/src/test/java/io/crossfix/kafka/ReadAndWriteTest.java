package io.crossfix.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crossfix.broker.EmbeddedKafka;
import io.crossfix.kafka.TopicReader.From;
import io.crossfix.kafka.TopicReader.Until;
import io.crossfix.wire.Arrival;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadAndWriteTest {

    @TempDir
    private static Path directory;

    private static EmbeddedKafka kafka;

    @BeforeAll
    static void startKafka() {
        kafka = EmbeddedKafka.in(directory).start();
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @Test
    void readsWhatIsThereAndStopsAtTheEnd() {
        KafkaSettings settings = topics("stop.");
        write(settings, "a", "b", "c");
        assertThat(ids(readToPresentEnd(settings))).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void anEmptyTopicIsReadAtOnce() {
        assertThat(readToPresentEnd(topics("empty."))).isEmpty();
    }

    @Test
    void fromTheEndItSeesWhatIsWrittenOnceItIsOpen() {
        KafkaSettings settings = topics("end.");
        write(settings, "before");
        try (TopicReader reader = TopicReader.open(settings, Topic.GUNSHOT, From.END, Until.CLOSED)) {
            write(settings, "after");
            List<Arrival> seen = new ArrayList<>();
            for (int polls = 0; polls < 20 && seen.isEmpty(); polls++) {
                seen.addAll(reader.poll(Duration.ofSeconds(1)));
            }
            assertThat(ids(seen)).containsExactly("after");
            assertThat(reader.isDone()).isFalse();
        }
    }

    @Test
    void anotherThreadEndsTheWaiting() throws Exception {
        KafkaSettings settings = topics("follow.");
        write(settings, "a");
        TopicReader reader = TopicReader.open(settings, Topic.GUNSHOT, From.BEGINNING, Until.CLOSED);
        CountDownLatch first = new CountDownLatch(1);
        CompletableFuture<Void> following = CompletableFuture.runAsync(() -> {
            while (!reader.isDone()) {
                reader.poll(Duration.ofHours(1)).forEach(arrival -> first.countDown());
            }
        });
        assertThat(first.await(30, TimeUnit.SECONDS)).isTrue();
        CompletableFuture.runAsync(reader::close).get(30, TimeUnit.SECONDS);
        following.get(30, TimeUnit.SECONDS);
        assertThat(reader.isDone()).isTrue();
        assertThat(reader.poll(Duration.ofSeconds(1))).isEmpty();
    }

    @Test
    void bytesThatAreNoRecordAreReadAsRefused() {
        KafkaSettings settings = topics("odd.");
        try (RecordProducer producer = RecordProducer.open(settings)) {
            producer.send(new ProducerRecord<>("odd.gunshot", new byte[] {1, 2, 3}));
            producer.flush();
        }
        assertThat(readToPresentEnd(settings)).singleElement().satisfies(arrival -> {
            assertThat(arrival.refusal()).isNotNull();
            assertThat(arrival.bytes()).containsExactly(1, 2, 3);
        });
    }

    @Test
    void aHeartbeatReachesEveryPartition() {
        KafkaSettings settings = topics("beat.");
        try (RecordProducer producer = RecordProducer.open(settings)) {
            assertThat(producer.partitions(Topic.GUNSHOT)).isEqualTo(2);
            producer.send(Topic.GUNSHOT, 0, Sample.heartbeat(1));
            producer.send(Topic.GUNSHOT, 1, Sample.heartbeat(1));
            producer.flush();
        }
        assertThat(readToPresentEnd(settings))
                .extracting(arrival -> arrival.from().partition())
                .containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void aMissingTopicIsNamed() {
        KafkaSettings settings = new KafkaSettings(kafka.bootstrapServers(), "nowhere.", "test", Map.of());
        assertThatExceptionOfType(KafkaFailure.class)
                .isThrownBy(() -> TopicReader.open(settings, Topic.ALERTS, From.BEGINNING, Until.CLOSED))
                .withMessageStartingWith("opening the topic nowhere.alerts on Kafka at " + kafka.bootstrapServers());
    }

    @Test
    void aRecordThatIsNotKeptIsNotForgotten() {
        KafkaSettings settings = topics("small.");
        try (RecordProducer producer = RecordProducer.open(settings)) {
            producer.send(new ProducerRecord<>("small.gunshot", new byte[2_000_000]));
            assertThatExceptionOfType(KafkaFailure.class)
                    .isThrownBy(producer::flush)
                    .withMessageStartingWith(
                            "writing on Kafka at " + kafka.bootstrapServers() + " failed: RecordTooLargeException");
            producer.flush();
        }
    }

    @Test
    void aBrokerThatIsNotThereIsNamed() {
        KafkaSettings settings = new KafkaSettings("127.0.0.1:1", "crossfix.", "test", Map.of("max.block.ms", "500"));
        try (RecordProducer producer = RecordProducer.open(settings)) {
            producer.send(Topic.GUNSHOT, "array-7", Sample.shot("a"));
            assertThatExceptionOfType(KafkaFailure.class)
                    .isThrownBy(producer::flush)
                    .withMessageStartingWith("writing on Kafka at 127.0.0.1:1 failed: TimeoutException");
        }
    }

    private static KafkaSettings topics(String prefix) {
        KafkaSettings settings = new KafkaSettings(kafka.bootstrapServers(), prefix, "test", Map.of());
        new TopicSetup(settings, new Topics(prefix, 2, 1)).create();
        return settings;
    }

    private static void write(KafkaSettings settings, String... ids) {
        try (RecordProducer producer = RecordProducer.open(settings)) {
            for (String id : ids) {
                producer.send(Topic.GUNSHOT, id, Sample.shot(id));
            }
            producer.flush();
        }
    }

    private static List<Arrival> readToPresentEnd(KafkaSettings settings) {
        List<Arrival> all = new ArrayList<>();
        try (TopicReader reader = TopicReader.open(settings, Topic.GUNSHOT, From.BEGINNING, Until.PRESENT_END)) {
            reader.forEach(all::add);
            assertThat(reader.isDone()).isTrue();
        }
        return all;
    }

    private static List<String> ids(List<Arrival> arrivals) {
        return arrivals.stream()
                .map(arrival -> String.valueOf(
                        arrival.value() == null ? null : arrival.value().get(0)))
                .toList();
    }
}
