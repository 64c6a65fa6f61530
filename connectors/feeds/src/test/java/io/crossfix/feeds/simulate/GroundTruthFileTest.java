package io.crossfix.feeds.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroundTruthFileTest {

    @Test
    void oneLinePerIncident(@TempDir Path directory) throws IOException {
        CityNight night = CityNight.of(Nights.onlyIncidents(), SimulationSettings.DEFAULT);
        Path file = directory.resolve("truth.jsonl");
        GroundTruthFile.write(night.groundTruth(), file);
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSameSizeAs(night.groundTruth().toList());
        JsonNode opening = new JsonMapper()
                .readTree(lines.stream()
                        .filter(line -> line.contains("\"SHOOTING\""))
                        .findFirst()
                        .orElseThrow());
        assertThat(opening.get("at").asText()).isEqualTo("2024-06-22T01:00:45Z");
        assertThat(opening.get("observations")).hasSizeGreaterThanOrEqualTo(3);
        assertThat(opening.get("cause").isNull()).isTrue();
    }
}
