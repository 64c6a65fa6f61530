package io.crossfix.rejections;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossfix.cli.CommandLines;
import io.crossfix.cli.CommandLines.Said;
import io.crossfix.job.FusionSettings;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.LoggedRecord;
import io.crossfix.kafka.RawLog;
import io.crossfix.kafka.RecordProducer;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicReader;
import io.crossfix.kafka.UnreadableLog;
import io.crossfix.local.DataDirectory;
import io.crossfix.local.Patience;
import io.crossfix.local.Running;
import io.crossfix.record.CallCategory;
import io.crossfix.record.EmergencyCall;
import io.crossfix.record.GunshotCategory;
import io.crossfix.record.GunshotDetection;
import io.crossfix.record.Match;
import io.crossfix.settings.StartingRules;
import io.crossfix.wire.RecordCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A detector's clock is ahead while somebody floods its topic with rubbish: real broker, real Flink, commands as typed. */
@TestMethodOrder(MethodOrderer.MethodName.class)
class RedriveEndToEndTest {

    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(60), Duration.ofMillis(100));

    private static final int POISON = 400;
    private static final int EARLY = 20;

    /** A minute ahead is let in: these are refused, and may be let in again soon after. */
    private static final Duration AHEAD = Duration.ofSeconds(66);

    /** One whose clock never comes true. */
    private static final String FAR = "g-far";

    private static final byte[] SENSOR = "s-1".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private static Path directory;

    private static DataDirectory data;
    private static Running system;
    private static Instant shotAt;

    @BeforeAll
    static void flood() {
        data = DataDirectory.take(directory.resolve("data"));
        system = Running.on(data, FusionSettings.withRules(StartingRules.in(Path.of("../rules"))));
        shotAt = Instant.now().plus(AHEAD).truncatedTo(ChronoUnit.MILLIS);
        RecordCodec codec = new RecordCodec();
        long seed = 7;
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        try (RecordProducer producer = RecordProducer.open(system.kafka())) {
            for (int i = 0; i < POISON; i++) {
                byte[] rubbish = new byte[1 + random.nextInt(200)];
                random.nextBytes(rubbish);
                rubbish[0] = 0; // Never the marker of a frame.
                producer.send(new ProducerRecord<>("crossfix.gunshot", rubbish));
                if (i % (POISON / EARLY) == 0) {
                    byte[] shot = codec.encode(shot("g-" + i, shotAt));
                    producer.send(new ProducerRecord<>("crossfix.gunshot", SENSOR, shot));
                }
            }
            producer.send(Topic.GUNSHOT, "s-1", shot(FAR, shotAt.plus(Duration.ofDays(3))));
            producer.send(Topic.CALL, "c-1", call());
            producer.flush();
        }
        PATIENCE.await("all are refused", () -> rejections().size() == POISON + EARLY + 1);
    }

    @AfterAll
    static void stop() {
        system.close();
        data.close();
    }

    @Test
    void aTheyAreCountedByReasonWithoutWhatIsInThem() throws Exception {
        JsonNode listed = json("rejections", "list", "--stream", "gunshot", "--json");
        assertThat(listed).hasSize(2);
        Map<String, Long> counts = new HashMap<>();
        listed.forEach(
                row -> counts.put(row.get("reason").asText(), row.get("records").asLong()));
        assertThat(counts).isEqualTo(Map.of("NOT_FRAMED", (long) POISON, "FUTURE", EARLY + 1L));
        assertThat(crossfix("rejections", "list", "--reason", "future").out())
                .contains("crossfix.gunshot  CLOCK  FUTURE  " + (EARLY + 1))
                .doesNotContain("NOT_FRAMED");
        assertThat(crossfix("rejections", "list", "--until", "1h").out()).isEmpty();
        assertThat(crossfix("rejections", "list", "--since", "tomorrow").code()).isEqualTo(2);
    }

    @Test
    void bOnceTheClockHasPassedExactlyTheGoodOnesAreSeenAndMatch() throws Exception {
        PATIENCE.await("the detector's time has come near", () -> Instant.now().isAfter(shotAt.minusSeconds(59)));
        int before = gunshots().size();
        JsonNode dry = redrive("FUTURE", "--dry-run");
        assertThat(dry.get("redriven").asInt()).isEqualTo(EARLY);
        assertThat(dry.at("/refusedFor/FUTURE").asInt()).isEqualTo(1);
        assertThat(gunshots()).as("a dry run writes nothing").hasSize(before);

        assertThat(redrive("FUTURE").get("redriven").asInt()).isEqualTo(EARLY);
        PATIENCE.await("each of them is a match with the call", () -> anchors().size() == EARLY);
        assertThat(anchors()).doesNotContain(FAR);
        List<LoggedRecord> again = gunshots().subList(before, before + EARLY);
        assertThat(again).allSatisfy(record -> {
            Map<String, String> headers = Headers.of(record);
            assertThat(headers)
                    .containsEntry("dlq.attempt", "1")
                    .containsEntry("dlq.reason", "FUTURE")
                    .containsEntry("dlq.source.topic", "crossfix.gunshot");
            assertThat(headers.get("dlq.origin"))
                    .isEqualTo("crossfix.gunshot-" + headers.get("dlq.source.partition") + "@"
                            + headers.get("dlq.source.offset"));
            assertThat(record.key()).isEqualTo(SENSOR);
        });

        JsonNode twice = redrive("FUTURE");
        assertThat(twice.get("redriven").asInt()).as("nothing twice").isZero();
        assertThat(twice.at("/stays/REDRIVEN_BEFORE").asInt()).isEqualTo(EARLY);
        assertThat(gunshots()).hasSize(before + EARLY);
        JsonNode poison = redrive("NOT_FRAMED");
        assertThat(poison.get("redriven").asInt()).isZero();
        assertThat(poison.at("/refusedFor/NOT_FRAMED").asInt()).isEqualTo(POISON);
        assertThat(rejections()).as("nothing was refused again").hasSize(POISON + EARLY + 1);
        assertThat(anchors()).hasSize(EARLY);
    }

    @Test
    void cWhatOnlyTheJobMayJudgeIsNotRedriven() {
        assertThat(crossfix("rejections", "redrive", "--stream", "reviews", "--reason", "MALFORMED")
                        .code())
                .isEqualTo(2);
        assertThat(crossfix("rejections", "redrive", "--stream", "gunshot").code())
                .isEqualTo(2);
    }

    private static JsonNode redrive(String reason, String... more) throws IOException {
        List<String> typed =
                new ArrayList<>(List.of("rejections", "redrive", "--stream", "gunshot", "--reason", reason, "--json"));
        typed.addAll(List.of(more));
        return json(typed.toArray(String[]::new));
    }

    private static JsonNode json(String... arguments) throws IOException {
        Said said = crossfix(arguments);
        assertThat(said.code()).isZero();
        return new ObjectMapper().readTree(said.out());
    }

    private static Said crossfix(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--bootstrap", system.kafka().bootstrapServers()));
        return CommandLines.said(all.toArray(String[]::new));
    }

    private static List<LoggedRecord> gunshots() {
        return records(Topic.GUNSHOT);
    }

    private static List<LoggedRecord> rejections() {
        return records(Topic.REJECTIONS).stream()
                .filter(record -> RejectedRecord.of(record) != null)
                .toList();
    }

    private static List<LoggedRecord> records(Topic topic) {
        List<LoggedRecord> all = new ArrayList<>();
        try (RawLog log = RawLog.open(system.kafka(), topic)) {
            for (RawLog.Extent extent : log.extents()) {
                log.read(extent.partition(), extent.start(), extent.end(), all::add);
            }
        } catch (UnreadableLog e) {
            throw new AssertionError(e);
        }
        all.sort((a, b) -> Long.compare(a.timestamp(), b.timestamp()));
        return all;
    }

    /** Anchors of what holds. */
    private static Set<String> anchors() {
        Set<String> anchors = new HashSet<>();
        KafkaSettings kafka = system.kafka();
        TopicReader.readAll(kafka, Topic.MATCHES, arrival -> {
            if (arrival.value() instanceof Match match && match.getRuleId().equals("shots-called-in")) {
                anchors.add(match.getAnchorId());
            }
        });
        return anchors;
    }

    private static GunshotDetection shot(String id, Instant at) {
        return GunshotDetection.newBuilder()
                .setId(id)
                .setSensorId("s-1")
                .setObservedAt(at)
                .setLatitude(37.8044)
                .setLongitude(-122.2711)
                .setCategory(GunshotCategory.MULTIPLE)
                .setRounds(3)
                .setConfidence(0.9)
                .build();
    }

    private static EmergencyCall call() {
        return EmergencyCall.newBuilder()
                .setId("c-1")
                .setSensorId("c-1")
                .setObservedAt(Instant.now().truncatedTo(ChronoUnit.MILLIS))
                .setLatitude(37.8046)
                .setLongitude(-122.2712)
                .setCategory(CallCategory.SHOTS_FIRED)
                .build();
    }
}
