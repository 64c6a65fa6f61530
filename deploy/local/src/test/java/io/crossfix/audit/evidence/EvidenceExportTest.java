package io.crossfix.audit.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossfix.audit.SigningKey;
import io.crossfix.broker.EmbeddedKafka;
import io.crossfix.cli.CommandLines;
import io.crossfix.cli.CommandLines.Said;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.RecordProducer;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicReader;
import io.crossfix.kafka.TopicSetup;
import io.crossfix.kafka.Topics;
import io.crossfix.queue.AlertSamples;
import io.crossfix.record.Alert;
import io.crossfix.record.AlertHistory;
import io.crossfix.record.GunshotCategory;
import io.crossfix.record.GunshotDetection;
import io.crossfix.record.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts on a real broker are exported, and the archive is tampered with. */
class EvidenceExportTest {

    private static final String WANTED = "a1".repeat(32);
    private static final String OTHER = "b2".repeat(32);
    private static final String RULE = """
            rule: shots-called-in
            version: "1.0"
            about: any shot
            author: tests
            severity: minor
            anchor: {name: shots, kind: GUNSHOT, where: 'shots.rounds >= 1'}
            """;

    @TempDir
    private static Path directory;

    private static EmbeddedKafka kafka;
    private static Path archive;
    private static Said exported;

    @BeforeAll
    static void exportOne() {
        kafka = EmbeddedKafka.in(directory.resolve("kafka")).start();
        KafkaSettings settings = KafkaSettings.at(kafka.bootstrapServers());
        new TopicSetup(settings, new Topics(settings.topicPrefix(), 2, 1)).create();
        try (RecordProducer producer = RecordProducer.open(settings)) {
            for (String alert : List.of(WANTED, OTHER)) {
                producer.send(Topic.ALERT_HISTORY, alert, line(alert, 1));
                producer.send(Topic.ALERT_HISTORY, alert, line(alert, 2));
            }
            producer.send(Topic.GUNSHOT, "s-1", shot("g-1"));
            producer.send(Topic.GUNSHOT, "s-1", shot("g-of-somebody-else"));
            producer.send(
                    Topic.RULES,
                    "shots-called-in",
                    new Rule("shots-called-in", RULE, Instant.parse("2024-01-01T00:00:00Z"), "ada", null));
            producer.flush();
        }
        assertThat(crossfix("audit", "checkpoint", "--keys", keys()).code()).isZero();
        archive = directory.resolve("evidence.zip");
        exported = export(archive, WANTED.substring(0, 8));
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void itHoldsWhatTheAlertRestsOnAndNothingOfOthers() throws Exception {
        assertThat(exported.code()).as(exported.out()).isZero();
        assertThat(exported.out())
                .contains("evidence.zip: 1 alerts")
                .contains("not in it: match m1: no longer on its topic")
                .contains("the history is what was vouched for");
        Map<String, byte[]> files = EvidenceArchive.read(archive);
        assertThat(files.keySet())
                .containsExactlyInAnyOrder(
                        "alerts/" + WANTED + "/history.jsonl",
                        "alerts/" + WANTED + "/reviews.jsonl",
                        "matches.jsonl",
                        "observations.jsonl",
                        "rules/shots-called-in@1.0.yaml",
                        "risk-weights/with-the-job.yaml",
                        "checkpoints.jsonl",
                        "verdict.json",
                        "manifest.json",
                        "manifest.sig");
        assertThat(text(files, "rules/shots-called-in@1.0.yaml")).isEqualTo(RULE);
        assertThat(text(files, "observations.jsonl")).contains("\"g-1\"").doesNotContain("somebody-else");
        assertThat(text(files, "risk-weights/with-the-job.yaml")).contains("version");
        List<String> history =
                text(files, "alerts/" + WANTED + "/history.jsonl").lines().toList();
        assertThat(history).hasSize(3);
        JsonNode access = new ObjectMapper().readTree(history.get(2)).at("/record/access");
        assertThat(access.get("what").asText()).isEqualTo("export");
        assertThat(access.get("purpose").asText()).isEqualTo("disclosure");
        assertThat(access.get("account").asText()).isEqualTo("ada");
        files.forEach((name, content) ->
                assertThat(new String(content, StandardCharsets.UTF_8)).as(name).doesNotContain(OTHER));
    }

    @Test
    void whoTookItStandsInTheHistory() {
        List<String> accesses = new ArrayList<>();
        TopicReader.readAll(KafkaSettings.at(kafka.bootstrapServers()), Topic.ALERT_HISTORY, arrival -> {
            if (arrival.value() instanceof AlertHistory line && line.getAccess() != null) {
                accesses.add(line.getAlertId() + " " + line.getAccess().getWhat());
            }
        });
        assertThat(accesses).contains(WANTED + " export");
    }

    @Test
    void aSpanTakesAllThatWereRaisedInIt() throws Exception {
        Path file = directory.resolve("span.zip");
        assertThat(crossfix(
                                "audit",
                                "export",
                                "--since",
                                "2024-03-01T00:00:00Z",
                                "--until",
                                "2024-03-02T00:00:00Z",
                                "--purpose",
                                "audit",
                                "--out",
                                file.toString(),
                                "--keys",
                                keys())
                        .out())
                .contains("2 alerts");
        assertThat(verify(file).code()).isZero();
        assertThat(export(directory.resolve("none.zip"), "ffffff").code()).isEqualTo(1);
        assertThat(export(file, WANTED).code()).as("nothing is replaced").isEqualTo(1);
    }

    @Test
    void anUntouchedOneVerifiesAndEveryFlippedByteIsFound() throws Exception {
        assertThat(verify(archive))
                .isEqualTo(new Said(0, verify(archive).out()))
                .extracting(Said::out)
                .asString()
                .contains("nothing found: every file is what was signed");
        Map<String, byte[]> files = EvidenceArchive.read(archive);
        for (String name : files.keySet()) {
            if (files.get(name).length == 0) {
                continue;
            }
            Map<String, byte[]> changed = new TreeMap<>(files);
            byte[] content = files.get(name).clone();
            content[content.length / 2] ^= 1;
            changed.put(name, content);
            Said said = verify(written(changed));
            assertThat(said.code()).as(name).isEqualTo(1);
            assertThat(said.out()).contains("FOUND " + (name.startsWith("manifest") ? "manifest.json" : name));
        }
    }

    @Test
    void aFileThatWasTakenAwayOrPutInIsFoundAndSoIsAnotherKey() throws Exception {
        Map<String, byte[]> files = EvidenceArchive.read(archive);
        Map<String, byte[]> less = new TreeMap<>(files);
        less.remove("checkpoints.jsonl");
        assertThat(verify(written(less)).out()).contains("FOUND checkpoints.jsonl is missing");
        Map<String, byte[]> more = new TreeMap<>(files);
        more.put("alerts/x", new byte[] {1});
        assertThat(verify(written(more)).out()).contains("FOUND alerts/x was added");
        Map<String, byte[]> strange = new TreeMap<>(files);
        strange.put("manifest.json", "{\"files\": [{}]}".getBytes(StandardCharsets.UTF_8));
        assertThat(verify(written(strange)).code()).isEqualTo(1);
        Path others = directory.resolve("other-keys");
        SigningKey.in(others);
        Said foreign =
                CommandLines.said("audit", "verify-export", archive.toString(), "--public-key", others.toString());
        assertThat(foreign.code()).isEqualTo(1);
        assertThat(foreign.out()).contains("which is not among the known ones");
    }

    private static Path written(Map<String, byte[]> files) throws IOException {
        Path file = Files.createTempFile(directory, "changed", ".zip");
        Files.delete(file);
        EvidenceArchive.write(files, file);
        return file;
    }

    private static Said export(Path file, String alert) {
        return crossfix(
                "audit",
                "export",
                alert,
                "--purpose",
                "disclosure",
                "--by",
                "ada",
                "--out",
                file.toString(),
                "--keys",
                keys());
    }

    private static Said verify(Path file) {
        return CommandLines.said("audit", "verify-export", file.toString(), "--public-key", keys());
    }

    private static String keys() {
        return directory.resolve("keys").toString();
    }

    private static Said crossfix(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--bootstrap", kafka.bootstrapServers()));
        return CommandLines.said(all.toArray(String[]::new));
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    }

    private static AlertHistory line(String id, int revision) {
        Alert alert = AlertSamples.alert(id)
                .setRevision(revision)
                .setRaisedAt(Instant.parse("2024-03-01T05:05:00Z"))
                .build();
        return AlertHistory.newBuilder().setAlertId(id).setAlert(alert).build();
    }

    private static GunshotDetection shot(String id) {
        return GunshotDetection.newBuilder()
                .setId(id)
                .setSensorId("s-1")
                .setObservedAt(Instant.parse("2024-03-01T05:04:10Z"))
                .setLatitude(37.8044)
                .setLongitude(-122.2711)
                .setCategory(GunshotCategory.MULTIPLE)
                .setRounds(3)
                .setConfidence(0.9)
                .build();
    }
}
