package io.crossfix.feeding;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.feeds.FeedRejection;
import io.crossfix.feeds.Publisher;
import io.crossfix.feeds.mapping.Mapping;
import io.crossfix.feeds.simulate.CityFile;
import io.crossfix.feeds.simulate.SimulationSettings;
import io.crossfix.record.EmergencyCall;
import io.crossfix.record.GunshotDetection;
import io.crossfix.record.PlateRead;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationAroundTest {

    private static final String RECORDING = """
            event_number,call_time_local,update_time_local,call_id,call_desc,first_call_id,status_first,status_last,beat,lon,lat,n_scrapes,first_scrape,coord_src
            E1,2023-01-05 22:00:00,2023-01-05 22:10:00,415SS,415 SHOT SPOTTER GUN,415SS,C,C,26Y,-122.2012,37.7639,1,2023-01-06,feed
            E2,2023-01-05 22:01:00,2023-01-05 22:10:00,415GS,415 GUNSHOTS,415GS,C,C,26Y,-122.2010,37.7640,1,2023-01-06,feed
            """;

    @TempDir
    Path directory;

    @Test
    void platesAreSimulatedAroundARealDetectionAndTheRealRecordsStay() throws Exception {
        Path file = Files.writeString(directory.resolve("calls.csv"), RECORDING);
        Mapping mapping = Mapping.read(Path.of("../mappings/oakland-cfs.yaml"));
        List<SpecificRecord> base = RealBase.read(List.of(file), mapping);
        assertThat(base).hasSize(2);

        List<SpecificRecord> published = new ArrayList<>();
        new SimulationFeed(CityFile.shipped("oakland"), SimulationSettings.DEFAULT, Double.POSITIVE_INFINITY, base)
                .publish(0, new Collecting(published), (position, of) -> {});

        assertThat(published).filteredOn(GunshotDetection.class::isInstance).hasSize(1);
        assertThat(published).filteredOn(EmergencyCall.class::isInstance).hasSize(1);
        GunshotDetection shot = (GunshotDetection) base.get(0);
        assertThat(published)
                .filteredOn(PlateRead.class::isInstance)
                .isNotEmpty()
                .allSatisfy(read -> {
                    long apart = Math.abs(((PlateRead) read).getObservedAt().toEpochMilli()
                            - shot.getObservedAt().toEpochMilli());
                    assertThat(apart).as("milliseconds from the shot").isLessThan(3_600_000);
                });
    }

    private record Collecting(List<SpecificRecord> published) implements Publisher {

        @Override
        public void publish(SpecificRecord observation) {
            published.add(observation);
        }

        @Override
        public void heartbeat(long completeUpToMillis) {
            // Only the records count here.
        }

        @Override
        public void reject(FeedRejection rejection) {
            throw new AssertionError(rejection.refusal().detail());
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing was opened.
        }
    }
}
