package io.crossfix.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.crossfix.document.Fault;
import io.crossfix.document.InvalidDocument;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {

    @TempDir
    private Path directory;

    @Test
    void everySectionReachesItsOwner() throws Exception {
        Path file = written("""
                kafka:
                  bootstrap: broker-1.example:9092,broker-2.example:9092
                  topic-prefix: city.
                  group: night
                  partitions: 8
                  replication: 3
                  properties:
                    security.protocol: SSL
                rules:
                  directory: our-rules
                  zone: America/Los_Angeles
                  places: city.geojson
                  reliability: {det-7: 0.4}
                """);

        Installation installation = Installation.read(file);

        assertThat(installation.kafka().access())
                .isEqualTo(new KafkaSettings(
                        "broker-1.example:9092,broker-2.example:9092",
                        "city.",
                        "night",
                        Map.of("security.protocol", "SSL")));
        assertThat(installation.kafka().topics()).isEqualTo(new Topics("city.", 8, 3));
        assertThat(installation.rules())
                .isEqualTo(new RulesSection(
                        directory.resolve("our-rules"),
                        "America/Los_Angeles",
                        directory.resolve("city.geojson"),
                        Map.of("det-7", 0.4)));
    }

    @Test
    void whatIsLeftOutHasADefault() throws Exception {
        Installation installation = Installation.read(written("kafka: {bootstrap: 'b:1'}"));

        assertThat(installation.kafka().access()).isEqualTo(KafkaSettings.at("b:1"));
        assertThat(installation.kafka().topics()).isEqualTo(new Topics("crossfix.", 4, 1));
        assertThat(installation.rules().directory()).isNull();
    }

    @Test
    void allFaultsAreToldAtOnceEachWithItsLine() throws IOException {
        Path file = written("""
                kafka:
                  bootstrap: broker-1
                  bootstraps: x:1
                rules:
                  directory: 7
                rulez: {}
                """);

        InvalidDocument refused = catchThrowableOfType(InvalidDocument.class, () -> Installation.read(file));

        assertThat(refused.faults()).extracting(Fault::line).containsExactly(1, 2, 2, 5);
        assertThat(refused)
                .hasMessageContaining("bootstrap")
                .hasMessageContaining("'bootstraps'")
                .hasMessageContaining("directory")
                .hasMessageContaining("'rulez'");
    }

    @Test
    void aZoneThatIsNoneIsRefusedAtItsLine() {
        assertThatThrownBy(
                        () -> Installation.read(written("kafka: {bootstrap: 'b:1'}\nrules:\n  zone: Mars/Olympus\n")))
                .hasMessageContaining("crossfix.yaml:3:")
                .hasMessageContaining("there is no time zone 'Mars/Olympus'");
    }

    @Test
    void aMissingFileIsNamed() {
        Path missing = directory.resolve("no-such.yaml");

        InvalidDocument refused = catchThrowableOfType(InvalidDocument.class, () -> Installation.read(missing));

        assertThat(refused).hasMessageContaining(missing.toString()).hasMessageContaining("cannot be read");
    }

    private Path written(String text) throws IOException {
        return Files.writeString(directory.resolve("crossfix.yaml"), text);
    }
}
