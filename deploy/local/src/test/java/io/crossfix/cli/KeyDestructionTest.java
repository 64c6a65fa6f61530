package io.crossfix.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.broker.EmbeddedKafka;
import io.crossfix.canary.Sweep;
import io.crossfix.feeds.token.Folding;
import io.crossfix.feeds.token.KeyRing;
import io.crossfix.feeds.token.Normalisation;
import io.crossfix.feeds.token.Tokeniser;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicReader;
import io.crossfix.kafka.TopicSetup;
import io.crossfix.kafka.Topics;
import io.crossfix.local.Patience;
import io.crossfix.record.PlateRead;
import io.crossfix.record.Token;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys change and end under a gateway that goes on: what was read under a key that is gone can be joined with nothing. */
class KeyDestructionTest {

    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(30), Duration.ofMillis(250));
    private static final int LOOKED_FOR = 20;
    private static final List<String> PLATES =
            IntStream.range(0, 200).mapToObj(i -> "TST" + (1000 + i)).toList();
    private static final String PROBE = "PROBE1";
    private static final String FIRST = "2001-01-01";

    @TempDir
    private Path directory;

    private final Instant secondBegins =
            Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofMinutes(10));
    private final Instant inFirst = secondBegins.minus(Duration.ofMinutes(5));
    private final Instant inSecond = secondBegins.plus(Duration.ofMinutes(5));
    private final String second = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm")
            .withZone(ZoneOffset.UTC)
            .format(secondBegins);
    private final Sweep answers = new Sweep();
    private int ids;

    /** Tokens that were published of a time. */
    private record Published(Set<Token> reads, Set<Token> hits) {
        Set<Token> all() {
            Set<Token> all = new HashSet<>(reads);
            all.addAll(hits);
            return all;
        }
    }

    @Test
    void tokensOfADestroyedKeyJoinWithNothing() throws Exception {
        Installed installed = Installed.in(directory.resolve("installed"), FIRST);
        try (EmbeddedKafka broker = EmbeddedKafka.in(directory.resolve("kafka")).start()) {
            KafkaSettings kafka = KafkaSettings.at(broker.bootstrapServers());
            new TopicSetup(kafka, new Topics(Topics.DEFAULT_PREFIX, 2, 1)).create();
            makeHotlist(installed);
            try (CanarySenders senders = CanarySenders.at(installed, kafka, answers)) {
                readAll(senders, inFirst);
                Published first = published(kafka, Instant.MIN, secondBegins);
                assertThat(first.reads()).hasSize(PLATES.size() - LOOKED_FOR);
                assertThat(first.hits()).hasSize(LOOKED_FOR);
                assertThat(tokens(installed)).as("computed with the first key").containsAll(first.all());

                assertThat(CommandLines.execute(
                                "tokens", "rotate", installed.keys().toString(), second))
                        .isZero();
                makeHotlist(installed);
                awaitHit(senders, kafka, installed);
                readAll(senders, inSecond);
                Published then = published(kafka, secondBegins, Instant.MAX);
                assertThat(then.hits()).hasSizeGreaterThanOrEqualTo(LOOKED_FOR);

                assertThat(CommandLines.execute(
                                "tokens", "destroy", installed.keys().toString(), FIRST))
                        .isZero();
                PATIENCE.await(
                        "reads of the first epoch are refused", () -> send(senders, PLATES.get(0), inFirst) == 422);
                assertThat(senders.answer()).contains("IMPLAUSIBLE_TIME", "the key of that epoch is destroyed");
                assertThat(send(senders, PLATES.get(0), inSecond)).isEqualTo(202);

                Set<Token> old = published(kafka, Instant.MIN, secondBegins).all();
                long withSecond =
                        common(old, published(kafka, secondBegins, Instant.MAX).all());
                long withKeysLeft = common(old, tokens(installed));
                System.out.println("plates " + PLATES.size() + ", tokens of the first epoch " + old.size()
                        + ", of the second "
                        + published(kafka, secondBegins, Instant.MAX).all().size() + "; joins with the second "
                        + withSecond + ", with all tokens of the keys that are left " + withKeysLeft
                        + " (before: " + first.all().size() + ")");
                assertThat(withSecond).isZero();
                assertThat(withKeysLeft).isZero();
            }
        }
    }

    /** Until the gateway has read both the new key and the new list; by a car of its own, which may have the first key's token. */
    private void awaitHit(CanarySenders senders, KafkaSettings kafka, Installed installed) throws Exception {
        Token token = Objects.requireNonNull(new Tokeniser(KeyRing.open(installed.keys()), Folding.NONE)
                .token(Normalisation.PLATE, PROBE, inSecond));
        PATIENCE.await("a car that is looked for is found under the second key", () -> {
            send(senders, PROBE, inSecond);
            return published(kafka, secondBegins, Instant.MAX).hits().contains(token);
        });
    }

    private void readAll(CanarySenders senders, Instant at) {
        PLATES.forEach(plate -> assertThat(send(senders, plate, at)).isEqualTo(202));
    }

    private int send(CanarySenders senders, String plate, Instant at) {
        String message = """
                {"data_type":"alpr_group","version":2,"epoch_start":%d,"camera_id":1414799424,"uuids":["u%d"],
                 "best_plate_number":"%s","best_confidence":91.2,"is_preview":false}
                """.formatted(at.toEpochMilli(), ids++, plate);
        try {
            return senders.send("openalpr", senders.post("openalpr", message.getBytes(StandardCharsets.UTF_8)));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void makeHotlist(Installed installed) throws Exception {
        StringBuilder list = new StringBuilder("plate_norm,category,valid_from,valid_to\n");
        Stream.concat(Stream.of(PROBE), PLATES.stream().limit(LOOKED_FOR))
                .forEach(plate ->
                        list.append(plate).append(",STOLEN_VEHICLE,2020-01-01T00:00:00Z,2040-01-01T00:00:00Z\n"));
        Path plain = Files.writeString(directory.resolve("plain.csv"), list);
        assertThat(CommandLines.execute(
                        "hotlist",
                        plain.toString(),
                        "--config",
                        installed.config().toString()))
                .isZero();
    }

    /** Every token that the keys that are there make of every plate, in each of their epochs. */
    private Set<Token> tokens(Installed installed) {
        try {
            KeyRing keys = KeyRing.open(installed.keys());
            Tokeniser tokeniser = new Tokeniser(keys, Folding.NONE);
            Set<Token> tokens = new HashSet<>();
            for (var epoch : keys.epochs()) {
                for (String plate : PLATES) {
                    Token token = tokeniser.token(Normalisation.PLATE, plate, epoch.from());
                    if (token != null) {
                        tokens.add(token);
                    }
                }
            }
            return tokens;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Published published(KafkaSettings kafka, Instant from, Instant until) {
        return new Published(tokens(kafka, Topic.PLATE_READ, from, until), tokens(kafka, Topic.PLATE_HIT, from, until));
    }

    private static Set<Token> tokens(KafkaSettings kafka, Topic topic, Instant from, Instant until) {
        Set<Token> tokens = new HashSet<>();
        TopicReader.readAll(kafka, topic, arrival -> {
            if (arrival.value() instanceof PlateRead read
                    && !read.getObservedAt().isBefore(from)
                    && read.getObservedAt().isBefore(until)) {
                tokens.add(read.getToken());
            }
        });
        return tokens;
    }

    private static long common(Set<Token> one, Set<Token> other) {
        return one.stream().filter(other::contains).count();
    }
}
