package io.crossfix.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.crossfix.broker.EmbeddedKafka;
import io.crossfix.document.InvalidDocument;
import io.crossfix.gateway.sender.KeyDigest;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicReader;
import io.crossfix.kafka.TopicSetup;
import io.crossfix.kafka.Topics;
import io.crossfix.settings.GatewaySection;
import io.crossfix.settings.Installation;
import io.crossfix.settings.RetentionSection;
import io.crossfix.wire.RecordJson;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Senders, the gateway, Kafka: real messages of vendors go in by HTTP and come out as records. */
class LiveDoorTest {

    private static final Path SAMPLES = Path.of(
                    Objects.requireNonNullElse(System.getenv("CROSSFIX_DATA"), "../../../shared/data"))
            .resolve("vendor_samples");
    private static final Map<String, String> FEEDS = Map.of(
            "openalpr", "openalpr",
            "platerecognizer", "platerecognizer",
            "lpr_cameras", "axis-lpr",
            "frigate", "frigate",
            "onvif", "onvif",
            "eido", "eido");

    @TempDir
    private Path directory;

    @Test
    void everySampleGoesThroughItsFeedIntoKafkaAndOutAsARecord() throws Exception {
        assumeTrue(Files.isDirectory(SAMPLES), () -> "skipped: no recorded data at " + SAMPLES.toAbsolutePath());
        try (EmbeddedKafka kafka = EmbeddedKafka.in(directory.resolve("kafka")).start()) {
            KafkaSettings access = KafkaSettings.at(kafka.bootstrapServers());
            new TopicSetup(access, new Topics(Topics.DEFAULT_PREFIX, 2, 1)).create();
            GatewaySection section = section(kafka.bootstrapServers());
            List<String> answers = new ArrayList<>();
            try (RunningGateway running =
                    RunningGateway.start(section, access, new LiveDoor(Map.of(), RetentionSection.SHIPPED))) {
                answers.addAll(send(running));
            }
            List<SpecificRecord> records = records(access);
            answers.forEach(System.out::println);
            records.forEach(record -> System.out.println(record.getSchema().getName() + " " + RecordJson.of(record)));
            assertThat(records).hasSize(11);
            assertThat(records)
                    .extracting(record -> record.getSchema().getName())
                    .containsOnly("PlateRead", "CameraEvent", "EmergencyCall");

            // The same once more, to a gateway that was not there before: all acknowledged, nothing said again.
            try (RunningGateway running =
                    RunningGateway.start(section, access, new LiveDoor(Map.of(), RetentionSection.SHIPPED))) {
                assertThat(send(running))
                        .hasSameSizeAs(answers)
                        .noneMatch(answer -> answer.contains("\"published\":1"));
            }
            assertThat(records(access)).hasSize(11);
        }
    }

    @Test
    void everythingThatIsMissingStopsTheStart() throws Exception {
        Path file = Files.writeString(directory.resolve("crossfix.yaml"), """
                kafka: {bootstrap: '127.0.0.1:9'}
                gateway:
                  senders: [{name: vendor, keys-sha256: ['%s'], feeds: [a]}]
                  feeds: [{name: a, format: openalpr}]
                  hotlists: nowhere.csv
                """.formatted("0".repeat(64)));
        GatewaySection section = Objects.requireNonNull(Installation.read(file).gateway());
        assertThatThrownBy(() ->
                        new LiveDoor(Map.of(), RetentionSection.SHIPPED).open(KafkaSettings.at("127.0.0.1:9"), section))
                .isInstanceOf(InvalidDocument.class)
                .hasMessageContaining("gateway.sensors")
                .hasMessageContaining("gateway.token-keys")
                .hasMessageContaining("nowhere.csv");
    }

    @Test
    void aSensorThatMayNotBeKeptAsLongAsItsStreamStopsTheStart() throws Exception {
        GatewaySection section = section("127.0.0.1:9");
        Files.writeString(directory.resolve("sensors.yaml"), """
                sensors:
                  - {id: lent, kind: PLATE, owner: town, senders: vendor, retention: 10m}
                """);
        RetentionSection longer = new RetentionSection(null, null, null, null, null, null, null, null, null);
        assertThatThrownBy(() -> new LiveDoor(Map.of(), longer).open(KafkaSettings.at("127.0.0.1:9"), section))
                .isInstanceOf(InvalidDocument.class)
                .hasMessageContaining("sensor lent: may be kept 10 min, but plate-read keeps 1440 min");
    }

    private GatewaySection section(String bootstrap) throws Exception {
        Files.writeString(Files.createDirectories(directory.resolve("keys")).resolve("2001-01-01.key"), "k".repeat(32));
        List<String> names = List.of(
                "1414799424",
                "camera-1",
                "front_door",
                "driveway_cam",
                "vendor",
                "cfbf96f2-9dc7-437f-aa12-155aacbb0b8f",
                "94fbe18e-0af8-40d2-8539-67b6ea550c6e",
                "state.pa.us",
                "ACCC8ED3290D");
        StringBuilder sensors = new StringBuilder("sensors:\n");
        for (String name : names) {
            sensors.append("  - {id: s")
                    .append(names.indexOf(name))
                    .append(", also: ['")
                    .append(name)
                    .append(
                            "'], kind: [PLATE, CAMERA, CALL], owner: town, senders: vendor, position: {latitude: 40.1, longitude: -75.2}}\n");
        }
        Files.writeString(directory.resolve("sensors.yaml"), sensors);
        StringBuilder feeds = new StringBuilder();
        FEEDS.forEach((name, format) -> feeds.append("    - {name: ")
                .append(name)
                .append(", format: ")
                .append(format)
                .append("}\n"));
        Path file = Files.writeString(directory.resolve("crossfix.yaml"), """
                kafka: {bootstrap: '%s'}
                gateway:
                  http: {port: 0}
                  senders: [{name: vendor, keys-sha256: ['%s'], feeds: [%s]}]
                  sensors: sensors.yaml
                  token-keys: keys
                  feeds:
                %s
                """.formatted(
                        bootstrap,
                        HexFormat.of().formatHex(KeyDigest.of("a key of the vendor")),
                        String.join(", ", FEEDS.keySet()),
                        feeds));
        return Objects.requireNonNull(Installation.read(file).gateway());
    }

    private static List<String> send(RunningGateway running) throws Exception {
        List<String> answers = new ArrayList<>();
        HttpClient client = HttpClient.newHttpClient();
        for (String feed : FEEDS.keySet()) {
            for (Path sample : samples(feed)) {
                HttpRequest request = HttpRequest.newBuilder(running.address().resolve("/v1/feeds/" + feed))
                        .timeout(Duration.ofSeconds(20))
                        .header("Authorization", "Bearer a key of the vendor")
                        .POST(HttpRequest.BodyPublishers.ofFile(sample))
                        .build();
                HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                answers.add(SAMPLES.relativize(sample) + " " + answer.statusCode() + " " + answer.body());
            }
        }
        return answers;
    }

    private static List<Path> samples(String feed) throws Exception {
        try (Stream<Path> files = Files.list(SAMPLES.resolve(feed))) {
            return files.filter(file -> !file.toString().endsWith(".yaml")
                            && !file.toString().endsWith(".xsd"))
                    .sorted()
                    .toList();
        }
    }

    private static List<SpecificRecord> records(KafkaSettings kafka) {
        List<SpecificRecord> records = new ArrayList<>();
        for (Topic topic : List.of(Topic.GUNSHOT, Topic.PLATE_READ, Topic.PLATE_HIT, Topic.CALL, Topic.CAMERA)) {
            TopicReader.readAll(kafka, topic, arrival -> records.add(Objects.requireNonNull(arrival.value())));
        }
        return records;
    }
}
