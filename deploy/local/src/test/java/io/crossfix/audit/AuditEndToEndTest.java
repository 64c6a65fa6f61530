package io.crossfix.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossfix.audit.DamagedSegment.Content;
import io.crossfix.broker.EmbeddedKafka;
import io.crossfix.cli.CommandLines;
import io.crossfix.cli.CommandLines.Said;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.RawLog;
import io.crossfix.kafka.RecordProducer;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicSetup;
import io.crossfix.kafka.Topics;
import io.crossfix.queue.AlertSamples;
import io.crossfix.record.AlertHistory;
import io.crossfix.wire.RecordCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real broker is filled, signed and stopped; copies of its directory are tampered with on the disk, checksums put right, and
 * a second broker is started on each.
 */
class AuditEndToEndTest {

    private static final int PARTITION = 1;
    private static final int AT_A_TIME = 20;
    private static final String HISTORY = "crossfix.alert-history";

    @TempDir
    private static Path directory;

    @BeforeAll
    static void fillSignAndStop() throws Exception {
        Files.createDirectory(directory.resolve("witness"));
        try (EmbeddedKafka kafka = EmbeddedKafka.in(directory.resolve("kafka")).start()) {
            KafkaSettings settings = KafkaSettings.at(kafka.bootstrapServers());
            new TopicSetup(settings, new Topics(settings.topicPrefix(), 2, 1)).create();
            for (int round = 0; round < 3; round++) {
                write(settings, round * AT_A_TIME);
                assertThat(checkpoint(kafka, "--witness", witness()).out())
                        .contains("signed " + HISTORY + " partition 1 up to offset "
                                + (round * AT_A_TIME + AT_A_TIME - 1));
            }
            assertThat(checkpoint(kafka).out()).isEqualToIgnoringNewLines("nothing new since the last checkpoint");
            write(settings, 3 * AT_A_TIME);
        }
    }

    private static String witness() {
        return directory.resolve("witness").toString();
    }

    private static void write(KafkaSettings settings, int first) {
        write(settings, first, 1_700_000_000_000L + first);
    }

    private static void write(KafkaSettings settings, int first, long at) {
        RecordCodec codec = new RecordCodec();
        try (RecordProducer producer = RecordProducer.open(settings)) {
            for (int i = first; i < first + AT_A_TIME; i++) {
                String alert = String.format("%064x", i);
                byte[] line = codec.encode(AlertHistory.newBuilder()
                        .setAlertId(alert)
                        .setAlert(AlertSamples.alert(alert).build())
                        .build());
                byte[] key = alert.getBytes(StandardCharsets.UTF_8);
                producer.send(new ProducerRecord<>(HISTORY, PARTITION, at + i - first, key, line));
            }
            producer.flush();
        }
    }

    private static Said checkpoint(EmbeddedKafka kafka, String... more) {
        return CommandLines.said(with(
                more,
                "audit",
                "checkpoint",
                "--bootstrap",
                kafka.bootstrapServers(),
                "--keys",
                directory.resolve("keys").toString()));
    }

    private static String[] with(String[] more, String... arguments) {
        return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new);
    }

    private static Said verify(EmbeddedKafka kafka, String... more) {
        return CommandLines.said(with(
                more,
                "audit",
                "verify",
                "--bootstrap",
                kafka.bootstrapServers(),
                "--public-key",
                directory.resolve("keys/public-key.pem").toString()));
    }

    @Test
    void anUndamagedCopyPassesAlsoInPart() throws Exception {
        try (EmbeddedKafka kafka = start(copy("undamaged"))) {
            Said said = verify(kafka, "--witness", witness() + "/audit-checkpoints.jsonl");
            assertThat(said.out())
                    .contains("80 records chained, 3 checkpoints")
                    .contains(
                            "partition 1: offsets 0 to 79, chained from 0; 3 of 3 checkpoints fit; vouched for: up to offset 59")
                    .contains("not vouched for yet: 20 of the records, from offset 60")
                    .contains("nothing found");
            assertThat(said.code()).isZero();
            assertThat(verify(kafka, "--from-checkpoint", "1:30").out())
                    .contains("chained from the checkpoint at offset 39")
                    .contains("40 records chained");
            assertThat(verify(kafka, "--from-checkpoint", "yesterday").code()).isEqualTo(2);
        }
    }

    @Test
    void oneFlippedByteWithARightChecksumIsNamedBetweenItsCheckpoints() throws Exception {
        Path copy = copy("flipped");
        segment(copy).rewrite(contents -> {
            List<Content> changed = new ArrayList<>(contents);
            byte[] value = contents.get(33).value().clone();
            value[value.length / 2] ^= 4;
            changed.set(
                    33,
                    new Content(contents.get(33).timestamp(), contents.get(33).key(), value));
            return changed;
        });
        try (EmbeddedKafka kafka = start(copy)) {
            JsonNode finding = onlyFinding(kafka);
            assertThat(finding.at("/kind").asText()).isEqualTo("DIFFERENT");
            assertThat(finding.at("/partition").asInt()).isEqualTo(1);
            assertThat(finding.at("/after").asInt()).isEqualTo(19);
            assertThat(finding.at("/upTo").asInt()).isEqualTo(39);
            assertThat(verify(kafka).out())
                    .contains(
                            "FOUND DIFFERENT: partition 1: the records at offsets 20 to 39 are not those that were chained")
                    .contains("2 of 3 checkpoints fit");
        }
    }

    @Test
    void twoExchangedRecordsAreNamed() throws Exception {
        Path copy = copy("exchanged");
        segment(copy).rewrite(contents -> {
            List<Content> changed = new ArrayList<>(contents);
            Collections.swap(changed, 44, 45);
            return changed;
        });
        try (EmbeddedKafka kafka = start(copy)) {
            JsonNode finding = onlyFinding(kafka);
            assertThat(finding.at("/kind").asText()).isEqualTo("DIFFERENT");
            assertThat(finding.at("/after").asInt()).isEqualTo(39);
            assertThat(finding.at("/upTo").asInt()).isEqualTo(59);
        }
    }

    @Test
    void aRemovedTailIsNamedAndNotSignedOverUnlessAPersonSaysSo() throws Exception {
        Path copy = copy("cut");
        segment(copy).rewrite(contents -> contents.subList(0, 50));
        try (EmbeddedKafka kafka = start(copy)) {
            JsonNode finding = onlyFinding(kafka);
            assertThat(finding.at("/kind").asText()).isEqualTo("REMOVED_TAIL");
            assertThat(finding.at("/after").asInt()).isEqualTo(49);
            assertThat(finding.at("/upTo").asInt()).isEqualTo(59);
            assertThat(checkpoint(kafka).code()).isEqualTo(1);
            write(KafkaSettings.at(kafka.bootstrapServers()), 100);
            assertThat(checkpoint(kafka)).isEqualTo(new Said(1, ""));
            Said despite = checkpoint(kafka, "--despite-findings");
            assertThat(despite.out()).contains("partition 1 up to offset 69");
            assertThat(despite.code()).isZero();
            JsonNode remaining = onlyFinding(kafka);
            assertThat(remaining.at("/kind").asText()).isEqualTo("DIFFERENT");
            assertThat(remaining.at("/upTo").asInt()).isEqualTo(59);
            assertThat(verify(kafka).out()).contains("3 of 4 checkpoints fit; vouched for: up to offset 69");
        }
    }

    @Test
    void theAuditorInTheBackgroundSignsWhatIsNewWhenItIsClosed() throws Exception {
        List<String> said = Collections.synchronizedList(new ArrayList<>());
        try (EmbeddedKafka kafka = start(copy("background"))) {
            KafkaSettings settings = KafkaSettings.at(kafka.bootstrapServers());
            BackgroundAuditor.start(settings, directory.resolve("keys"), said::add)
                    .close();
            assertThat(verify(kafka).out()).contains("4 of 4 checkpoints fit; vouched for: up to offset 79");
        }
        assertThat(said).isEmpty();
    }

    @Test
    void aByteThatDoesNotFitItsChecksumIsNamedToo() throws Exception {
        Path copy = copy("spoilt");
        segment(copy).spoil();
        try (EmbeddedKafka kafka = start(copy)) {
            JsonNode finding = onlyFinding(kafka);
            assertThat(finding.at("/kind").asText()).isEqualTo("UNREADABLE");
            assertThat(finding.at("/after").asInt()).as("the batch's beginning").isBetween(59, 78);
            assertThat(finding.at("/upTo").asInt()).isEqualTo(79);
        }
    }

    @Test
    void whoeverCutsTheCheckpointsTooIsBetrayedByTheWitnessOnly() throws Exception {
        Path copy = copy("cut-twice");
        segment(copy).rewrite(contents -> contents.subList(0, 40));
        for (int partition = 0; partition < 2; partition++) {
            DamagedSegment checkpoints =
                    new DamagedSegment(copy.resolve("log"), "crossfix.audit-checkpoints", partition);
            if (checkpoints.count() == 3) {
                checkpoints.rewrite(contents -> contents.subList(0, 2));
            }
        }
        try (EmbeddedKafka kafka = start(copy)) {
            assertThat(verify(kafka).out()).contains("2 of 2 checkpoints fit").contains("nothing found");
            Said said = verify(kafka, "--witness", witness());
            assertThat(said.code()).isEqualTo(1);
            assertThat(said.out())
                    .contains("FOUND REMOVED_TAIL: partition 1: the log ends before offset 40")
                    .contains("FOUND REMOVED_CHECKPOINT: the checkpoint over partition 1 at offset 59");
        }
    }

    /** Written and signed in 2023, longer ago than the year that the history is kept. */
    @Test
    void whatIsLeftFitsWhenRetentionHasTakenTheBeginning() throws Exception {
        Path old = directory.resolve("retention");
        try (EmbeddedKafka kafka = EmbeddedKafka.in(old).start()) {
            KafkaSettings settings = KafkaSettings.at(kafka.bootstrapServers());
            new TopicSetup(settings, new Topics(settings.topicPrefix(), 2, 1)).create();
            Clock then = Clock.fixed(Instant.ofEpochMilli(1_700_000_100_000L), ZoneOffset.UTC);
            SigningKey key = SigningKey.in(directory.resolve("keys"));
            try (Auditor auditor =
                    new Auditor(settings, key, KnownKeys.in(List.of(directory.resolve("keys"))), null, then)) {
                write(settings, 0);
                assertThat(auditor.pass(false).signed()).hasSize(1);
            }
        }
        try (EmbeddedKafka kafka =
                EmbeddedKafka.in(old).retentionCheck(Duration.ofMillis(500)).start()) {
            KafkaSettings settings = KafkaSettings.at(kafka.bootstrapServers());
            awaitBeginning(settings, AT_A_TIME);
            write(settings, AT_A_TIME, System.currentTimeMillis());
            assertThat(checkpoint(kafka).out()).contains("signed " + HISTORY + " partition 1 up to offset 39");
            Said said = verify(kafka);
            assertThat(said.out()).contains("offsets 20 to 39").contains("nothing found");
            assertThat(said.code()).isZero();
        }
    }

    private static void awaitBeginning(KafkaSettings settings, long offset) throws InterruptedException {
        try (RawLog log = RawLog.open(settings, Topic.ALERT_HISTORY)) {
            long deadline = System.currentTimeMillis() + 60_000;
            while (log.extents().get(PARTITION).start() < offset && System.currentTimeMillis() < deadline) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
            assertThat(log.extents().get(PARTITION).start()).isEqualTo(offset);
        }
    }

    private static JsonNode onlyFinding(EmbeddedKafka kafka) throws IOException {
        Said said = verify(kafka, "--json");
        assertThat(said.code()).as(said.out()).isEqualTo(1);
        JsonNode findings = new ObjectMapper().readTree(said.out()).at("/findings");
        assertThat(findings).as(said.out()).hasSize(1);
        return findings.get(0);
    }

    private static EmbeddedKafka start(Path copy) {
        return EmbeddedKafka.in(copy).start();
    }

    private static DamagedSegment segment(Path copy) {
        return new DamagedSegment(copy.resolve("log"), HISTORY, PARTITION);
    }

    private static Path copy(String name) throws IOException {
        Path from = directory.resolve("kafka");
        Path to = directory.resolve(name);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
        return to;
    }
}
