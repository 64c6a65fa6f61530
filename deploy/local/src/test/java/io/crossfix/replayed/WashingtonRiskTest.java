package io.crossfix.replayed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossfix.cli.CommandLines;
import io.crossfix.model.risk.RiskAge;
import io.crossfix.model.risk.RiskSource;
import io.crossfix.model.risk.RiskWeights;
import io.crossfix.model.risk.RiskWeightsText;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A year and a half of Washington: the dictionary finds what research finds there, and it holds on days it has not seen. */
class WashingtonRiskTest {

    private static final Path DATA = Path.of(System.getenv().getOrDefault("CROSSFIX_DATA", "../../../shared/data"));
    private static final Path FILE = DATA.resolve("washington_dc/gunshot_alerts_2006_2015.csv.gz");
    private static final String MAPPING = "../mappings/washington-alerts.yaml";

    @TempDir
    Path directory;

    @BeforeEach
    void needsData() {
        Assumptions.assumeTrue(Files.exists(FILE), () -> "skipped: " + FILE + " is absent; set CROSSFIX_DATA");
    }

    /** Only the rows of 2009 and the first half of 2010: reading them is most of the work. */
    private Path part() throws IOException {
        Path part = directory.resolve("part.csv");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(FILE)), StandardCharsets.UTF_8));
                BufferedWriter out = Files.newBufferedWriter(part)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(",", 3);
                if (cells[1].equals("time_local")
                        || (cells[1].compareTo("2009") >= 0 && cells[1].compareTo("2010-07") < 0)) {
                    out.write(line + "\n");
                }
            }
        }
        return part;
    }

    @Test
    void neighboursAndRecentWeeksTellMoreThanAMap() throws IOException {
        Path json = directory.resolve("risk.json");
        String[] arguments = {
            "risk",
            "evaluate",
            part().toString(),
            "--mapping",
            MAPPING,
            "--fit-to",
            "2010-03-01",
            "--bootstrap",
            "200",
            "--json",
            json.toString()
        };
        assertThat(CommandLines.execute(arguments)).isZero();
        JsonNode report = new ObjectMapper().readTree(json.toFile());
        JsonNode rings = row(report, "14 d + 1 y, rings 0-2");
        assertThat(report.at("/study/testOutside").asInt())
                .isLessThan(report.at("/study/testEvents").asInt() / 20);
        assertThat(rings.at("/differences/0/against").asText()).isEqualTo("EWMA 1 y");
        assertThat(rings.at("/differences/0/logLikelihood/lower").asDouble()).isPositive();
        assertThat(rings.at("/quietMeasures/AUC/value").asDouble()).isGreaterThan(0.78);
        assertThat(rings.at("/quietMeasures/HIT_1_PERCENT/value").asDouble()).isGreaterThan(0.08);
    }

    @Test
    void aFitBecomesADocumentThatTheEngineReads() throws Exception {
        Path out = directory.resolve("weights.yaml");
        String[] arguments = {
            "risk", "fit", part().toString(), "--mapping", MAPPING, "--name", "part", "--out", out.toString()
        };
        assertThat(CommandLines.execute(arguments)).isZero();
        RiskWeights weights = RiskWeightsText.read(Files.readString(out), out.toString());
        assertThat(weights.label()).isEqualTo("part@1");
        assertThat(weights.now()).isEqualTo(RiskWeights.SHIPPED.now());
        assertThat(weights.next().zone().getId()).isEqualTo("America/New_York");
        assertThat(weights.next().children(RiskSource.GUNSHOT, 0, RiskAge.WEEKS))
                .isBetween(0.05, 0.4);
        // Friday 23:00 against Tuesday 10:00.
        assertThat(weights.next().hourOfWeek()[4 * 24 + 23])
                .isGreaterThan(4 * weights.next().hourOfWeek()[24 + 10]);
    }

    private static JsonNode row(JsonNode report, String name) {
        for (JsonNode row : report.at("/rows")) {
            if (row.at("/name").asText().equals(name)) {
                return row;
            }
        }
        throw new AssertionError("there is no row " + name);
    }
}
