package io.crossfix.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.kafka.KeyPlaces.Place;
import io.crossfix.kafka.TopicReader.From;
import io.crossfix.kafka.TopicReader.Until;
import io.crossfix.wire.Arrival;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The records of one key, out of many; and how far a topic has been read. */
class KeyIndexTest {

    @TempDir
    private static Path directory;

    private static BrokerUnderTest broker;

    @BeforeAll
    static void startKafka() {
        broker = new BrokerUnderTest(directory);
    }

    @AfterAll
    static void stopKafka() {
        broker.close();
    }

    private static void write(KafkaSettings settings, String key, String... ids) {
        try (RecordProducer producer = RecordProducer.open(settings)) {
            for (String id : ids) {
                producer.deliver(Topic.GUNSHOT, key, Sample.shot(id));
            }
        }
    }

    private static List<String> ids(List<Arrival> arrivals) {
        return arrivals.stream()
                .map(arrival -> String.valueOf(
                        arrival.value() == null ? null : arrival.value().get(0)))
                .toList();
    }

    /** What it finds, once it finds so many; or what it has found after 20 s. */
    private static List<String> found(KeyIndex index, String key, int wanted) throws InterruptedException {
        List<String> found = ids(index.read(key, 10));
        for (int looks = 0; looks < 1_000 && found.size() < wanted; looks++) {
            Thread.sleep(20);
            found = ids(index.read(key, 10));
        }
        return found;
    }

    @Test
    void aKeysRecordsAreFoundInTheirOrderWhateverStandsBetween() throws Exception {
        KafkaSettings settings = broker.topics("index.");
        write(settings, "a", "a1");
        write(settings, "b", "b1", "b2", "b3");
        write(settings, "a", "a2");
        KeyIndex index = KeyIndex.open(settings, Topic.GUNSHOT, 1_000);
        CompletableFuture<Void> following = CompletableFuture.runAsync(index::follow);
        assertThat(found(index, "a", 2)).containsExactly("a1", "a2");
        assertThat(found(index, "b", 3)).containsExactly("b1", "b2", "b3");
        write(settings, "a", "a3");
        assertThat(found(index, "a", 3)).containsExactly("a1", "a2", "a3");
        assertThat(ids(index.read("a", 2))).containsExactly("a2", "a3");
        assertThat(index.read("nobody", 10)).isEmpty();
        index.close();
        following.get(20, TimeUnit.SECONDS);
    }

    @Test
    void theKeyThatWasWrittenLongestAgoIsForgottenFirst() {
        KeyPlaces places = new KeyPlaces(3);
        places.note(bytes("a"), new Place(0, 0));
        places.note(bytes("b"), new Place(0, 1));
        places.note(bytes("a"), new Place(0, 2));
        places.note(bytes("c"), new Place(1, 0));
        assertThat(places.of(bytes("b"), 2, 10)).isEmpty();
        assertThat(places.of(bytes("a"), 2, 10)).containsExactly(new Place(0, 0), new Place(0, 2));
        assertThat(places.of(bytes("c"), 2, 10)).containsExactly(new Place(1, 0));
    }

    @Test
    void aReaderKnowsWhenItHasCaughtUpAndWhereItStands() {
        KafkaSettings settings = broker.topics("caught.");
        write(settings, "a", "a1", "a2", "a3");
        try (TopicReader reader = TopicReader.open(settings, Topic.GUNSHOT, From.BEGINNING, Until.CLOSED)) {
            assertThat(reader.hasCaughtUp()).isFalse();
            assertThat(reader.positions()).isEqualTo(Map.of(0, 0L, 1, 0L));
            for (int polls = 0; polls < 60 && !reader.hasCaughtUp(); polls++) {
                reader.poll(Duration.ofSeconds(1));
            }
            assertThat(reader.hasCaughtUp()).isTrue();
            assertThat(reader.positions().values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(3);
            assertThat(reader.isReachable(Duration.ofSeconds(20))).isTrue();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
