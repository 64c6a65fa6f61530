package io.crossfix.retention;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossfix.broker.EmbeddedKafka;
import io.crossfix.cli.CommandLines;
import io.crossfix.cli.CommandLines.Said;
import io.crossfix.feeds.KafkaPublisher;
import io.crossfix.kafka.TopicSetup;
import io.crossfix.record.PlateCategory;
import io.crossfix.record.PlateRead;
import io.crossfix.record.Token;
import io.crossfix.settings.Installation;
import io.crossfix.wire.AvroTrust;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real broker that looks for old files twice a second: what it keeps, and what the report says of it. */
class RetentionReportTest {

    static {
        AvroTrust.install();
    }

    private static final long PATIENCE_MILLIS = 60_000;
    private static final String READS = "crossfix.plate-read";

    @TempDir
    private static Path directory;

    private static EmbeddedKafka kafka;
    private static Path config;

    @BeforeAll
    static void start() throws Exception {
        kafka = EmbeddedKafka.in(directory.resolve("kafka"))
                .retentionCheck(Duration.ofMillis(500))
                .start();
        config = directory.resolve("crossfix.yaml");
        Files.writeString(config, """
                kafka: {bootstrap: '%s', partitions: 1}
                rules: {directory: '%s'}
                retention:
                  plate: {READ: 10m, STOLEN_VEHICLE: 24h, STOLEN_PLATE: 24h, MISSING_PERSON: 24h, FELONY_VEHICLE: 24h, OTHER_HOTLIST: 24h}
                  call: 12h
                  matches: 20d
                """.formatted(
                kafka.bootstrapServers(), Path.of("../rules").toAbsolutePath().normalize()));
        Installation installation = Installation.read(config);
        new TopicSetup(installation.kafka().access(), installation.topics()).create();
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @BeforeEach
    void asTheSettingsSay() {
        assertThat(report("apply").code()).isZero();
    }

    @Test
    void readsAndHitsAreKeptApartEachAsLongAsAllowed() throws Exception {
        publish(PlateCategory.READ);
        publish(PlateCategory.STOLEN_VEHICLE);
        JsonNode report = json();
        JsonNode read = row(report, "READ");
        JsonNode hit = row(report, "STOLEN_VEHICLE");
        assertThat(report.get("kept").asBoolean()).isTrue();
        assertThat(read.get("topic").asText()).isEqualTo(READS);
        assertThat(read.get("topicMillis").asLong()).isEqualTo(600_000);
        assertThat(read.get("stateMillis").asLong()).isEqualTo(600_000);
        // A tenth of ten minutes, a look twice a second, a minute until the file is off the disk.
        assertThat(read.get("worstMillis").asLong()).isEqualTo(600_000 + 60_000 + 500 + 60_000);
        assertThat(read.get("ageMillis").asLong()).isBetween(0L, PATIENCE_MILLIS);
        assertThat(hit.get("topic").asText()).isEqualTo("crossfix.plate-hit");
        assertThat(hit.get("topicMillis").asLong()).isEqualTo(86_400_000);
        assertThat(hit.get("oldestAt").isNull()).isFalse();
        assertThat(report("report").code()).isZero();
    }

    @Test
    void whatWasPublishedIsGoneFromTheLogAfterItsRetention() throws Exception {
        publish(PlateCategory.READ);
        assertThat(row(json(), "READ").get("oldestAt").isNull()).isFalse();
        set(READS, Map.of("retention.ms", "1000", "segment.ms", "1000"));
        long deadline = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (!row(json(), "READ").get("oldestAt").isNull() && System.currentTimeMillis() < deadline) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
        assertThat(row(json(), "READ").get("oldestAt").isNull()).isTrue();
        Said said = report("report");
        assertThat(said.out()).contains("READ").doesNotContain("LONGER");
        assertThat(said.code()).isZero();
    }

    @Test
    void aTopicThatIsSetLongerIsFoundAndPutRight() throws Exception {
        set(READS, Map.of("retention.ms", "86400000"));
        Said said = report("report");
        assertThat(said.out()).contains("LONGER THAN ALLOWED: the topic is set longer");
        assertThat(said.code()).isEqualTo(1);
        assertThat(report("apply").out()).contains("changed " + READS + ": retention.ms was 86400000, expected 600000");
        assertThat(report("report").code()).isZero();
        assertThat(report("apply").out()).contains("nothing to change");
    }

    private static Said report(String command) {
        return CommandLines.said("retention", command, "--config", config.toString());
    }

    private static JsonNode json() throws Exception {
        return new ObjectMapper()
                .readTree(CommandLines.said("retention", "report", "--json", "--config", config.toString())
                        .out());
    }

    private static JsonNode row(JsonNode report, String category) {
        for (JsonNode row : report.get("rows")) {
            if (row.get("category").asText().equals(category)) {
                return row;
            }
        }
        throw new AssertionError("no row of " + category + " in " + report);
    }

    private static void publish(PlateCategory category) {
        try (KafkaPublisher publisher =
                KafkaPublisher.connect(Map.of("bootstrap.servers", kafka.bootstrapServers()), "crossfix.", "test")) {
            publisher.publish(PlateRead.newBuilder()
                    .setId("p-" + category)
                    .setSensorId("reader")
                    .setObservedAt(Instant.now())
                    .setLatitude(41.85)
                    .setLongitude(-87.68)
                    .setToken(new Token(new byte[16]))
                    .setCategory(category)
                    .build());
            publisher.flush();
        }
    }

    private static void set(String topic, Map<String, String> values) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        List<AlterConfigOp> changes = values.entrySet().stream()
                .map(each ->
                        new AlterConfigOp(new ConfigEntry(each.getKey(), each.getValue()), AlterConfigOp.OpType.SET))
                .toList();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", (Object) kafka.bootstrapServers()))) {
            admin.incrementalAlterConfigs(Map.of(resource, changes)).all().get(20, TimeUnit.SECONDS);
        }
    }
}
