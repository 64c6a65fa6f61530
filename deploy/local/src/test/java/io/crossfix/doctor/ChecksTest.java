package io.crossfix.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.local.DataDirectory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChecksTest {

    @TempDir
    private Path directory;

    @Test
    void laterKafkaClientsAreRefusedBecauseTheSinkWouldDie() {
        assertThat(LibraryChecks.kafkaClients("4.2.2").isBad()).isFalse();
        assertThat(LibraryChecks.kafkaClients("4.4.0").isBad()).isTrue();
    }

    @Test
    void theClientsOfThisBuildAreTheRightOnes() {
        assertThat(LibraryChecks.all())
                .filteredOn(finding -> finding.subject().equals("kafka-clients"))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.isBad()).as(finding.detail()).isFalse());
    }

    @Test
    void missingAvroLimitsAreNamed() {
        assertThat(LibraryChecks.avroLimits(new Properties()))
                .satisfies(finding -> assertThat(finding.isBad()).isTrue())
                .satisfies(finding -> assertThat(finding.detail()).contains("string.maxLength"));
    }

    @Test
    void anOldJavaIsRefused() {
        assertThat(MachineChecks.java(16).isBad()).isTrue();
        assertThat(MachineChecks.java(17).isBad()).isFalse();
    }

    @Test
    void aDirectoryInUseAndAnOccupiedPortAreFound() throws IOException {
        try (DataDirectory taken = DataDirectory.take(directory);
                ServerSocket occupied = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            assertThat(MachineChecks.directory(directory).isBad())
                    .as("%s", taken)
                    .isTrue();
            assertThat(MachineChecks.port(occupied.getLocalPort()).isBad()).isTrue();
        }
        assertThat(MachineChecks.directory(directory).isBad()).isFalse();
    }

    @Test
    void everyFaultOfTheSettingsIsAFinding() throws IOException {
        Path file = Files.writeString(directory.resolve("crossfix.yaml"), "kafka: {}\nrulez: 1\n");

        assertThat(SettingsCheck.of(file)).hasSize(2).allMatch(Finding::isBad);
    }

    @Test
    void everyFaultOfTheWeightsItNamesIsAFinding() throws IOException {
        Files.writeString(directory.resolve("weights.yaml"), "weights: night\nversion: 1\n");
        Path file = Files.writeString(
                directory.resolve("crossfix.yaml"), "kafka: {bootstrap: 'b:1'}\nrisk: {weights: weights.yaml}\n");

        assertThat(SettingsCheck.of(file)).hasSize(2).allSatisfy(finding -> {
            assertThat(finding.isBad()).isTrue();
            assertThat(finding.detail()).contains("weights.yaml:1:");
        });
    }
}
