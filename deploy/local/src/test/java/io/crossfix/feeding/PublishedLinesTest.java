package io.crossfix.feeding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfix.feeds.simulate.CityFile;
import io.crossfix.feeds.simulate.SimulationSettings;
import io.crossfix.local.CommandFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedLinesTest {

    private static final int MOST = 100_000;

    @TempDir
    Path directory;

    @Test
    void whatWasWrittenIsReadBack() throws Exception {
        List<SpecificRecord> written = new ArrayList<>();
        SimulationFeed night = new SimulationFeed(
                CityFile.shipped("oakland"),
                SimulationSettings.DEFAULT
                        .withSeed(5)
                        .lasting(Duration.ofHours(1))
                        .scaledBy(0.2),
                Double.POSITIVE_INFINITY);
        try (FilePublisher publisher = new FilePublisher(directory)) {
            night.publish(0, new Tee(publisher, written), (position, total) -> {});
        }
        PublishedLines read = PublishedLines.read(List.of(directory), MOST, rows -> {});
        assertThat(read.rejected()).isZero();
        assertThat(read.observations()).hasSizeGreaterThan(1_000).containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void aBrokenLineIsCountedAndAForeignFileRefused() throws IOException {
        Path calls = directory.resolve("EmergencyCall.jsonl");
        Files.writeString(calls, "{\"id\":\"c-1\"}\nnot JSON\n", StandardOpenOption.CREATE);
        assertThat(PublishedLines.read(List.of(calls), MOST, rows -> {}))
                .isEqualTo(new PublishedLines(List.of(), 2, 2));
        Path other = Files.writeString(directory.resolve("calls.csv"), "a,b\n");
        assertThatThrownBy(() -> PublishedLines.read(List.of(other), MOST, rows -> {}))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("needs --mapping");
    }
}
