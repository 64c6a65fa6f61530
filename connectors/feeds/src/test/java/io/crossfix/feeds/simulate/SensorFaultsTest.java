package io.crossfix.feeds.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crossfix.record.CameraEvent;
import io.crossfix.record.GunshotDetection;
import io.crossfix.record.PlateRead;
import io.crossfix.record.ReviewState;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SensorFaultsTest {

    private static World world;
    private static List<TimedRecord> records;
    private static List<GroundTruth> faults;

    @BeforeAll
    static void aNightInOakland() {
        world = new World(Nights.OAKLAND, SimulationSettings.DEFAULT);
        records = Nights.all(
                CityNight.of(Nights.OAKLAND, SimulationSettings.DEFAULT).inReportOrder());
        faults = world.faults().truths();
    }

    @Test
    void oneObservationIn200IsSentTwice() {
        Set<String> seen = new HashSet<>();
        double repeats = records.stream()
                .filter(timed -> !seen.add(timed.id()) && !isCorrection(timed))
                .count();
        assertThat(repeats / records.size()).isCloseTo(0.005, within(0.0005));
    }

    @Test
    void aSilentCameraIsSilentAndOnlyThen() {
        List<Sensor> broken = world.sensors().cameras().stream()
                .filter(camera ->
                        faults.stream().anyMatch(fault -> fault.detail().startsWith(camera.id() + " silent")))
                .toList();
        assertThat(broken).isNotEmpty();
        for (Sensor camera : broken) {
            List<Long> times = Nights.of(CameraEvent.class, records).stream()
                    .filter(event -> event.getSensorId().equals(camera.id()))
                    .map(event -> event.getObservedAt().toEpochMilli())
                    .sorted()
                    .toList();
            assertThat(times).isNotEmpty().noneMatch(at -> world.faults().silent(camera, at));
        }
    }

    @Test
    void oneDetectorIsSlowAndNoneIsFast() {
        List<Long> offsets = world.sensors().detectors().stream()
                .map(world.faults()::slowByMillis)
                .toList();
        assertThat(offsets.stream().filter(offset -> offset != 0))
                .singleElement()
                .satisfies(offset -> assertThat(offset).isBetween(2_000L, 8_000L));
    }

    @Test
    void aReaderThatWasOfflineUploadsInOneBatch() {
        List<GroundTruth> offline = faults.stream()
                .filter(fault -> fault.detail().contains("offline"))
                .toList();
        assertThat(offline).isNotEmpty();
        long longest = Nights.of(PlateRead.class, records).stream()
                .mapToLong(read -> Duration.between(read.getObservedAt(), read.getReportedAt())
                        .toSeconds())
                .max()
                .orElseThrow();
        assertThat(longest).isBetween(120L, 720L);
    }

    private static boolean isCorrection(TimedRecord timed) {
        return timed.record() instanceof GunshotDetection shots && shots.getReview() == ReviewState.RECLASSIFIED;
    }
}
