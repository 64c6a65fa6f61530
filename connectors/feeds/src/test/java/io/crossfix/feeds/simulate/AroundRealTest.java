package io.crossfix.feeds.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfix.record.CameraEvent;
import io.crossfix.record.EmergencyCall;
import io.crossfix.record.GunshotCategory;
import io.crossfix.record.GunshotDetection;
import io.crossfix.record.Origin;
import io.crossfix.record.PlateRead;
import io.crossfix.record.ReviewState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class AroundRealTest {

    private static final Instant NEW_YEAR = Instant.parse("2023-01-01T08:00:00Z");
    private static final SimulationSettings SETTINGS = SimulationSettings.DEFAULT;

    private final List<SpecificRecord> detections = List.of(
            shots("g-1", NEW_YEAR, 37.7526, -122.1670),
            shots("g-2", NEW_YEAR.plusSeconds(120), 37.7528, -122.1671),
            shots("g-3", NEW_YEAR.plus(Duration.ofDays(90)), 37.7901, -122.2432));

    @Test
    void platesAreReadNearEachDetection() {
        List<TimedRecord> records = around(detections);
        for (SpecificRecord base : detections) {
            GunshotDetection shots = (GunshotDetection) base;
            assertThat(Nights.of(PlateRead.class, records))
                    .filteredOn(read -> Nights.place(read).metresTo(Nights.place(shots)) <= 1_500)
                    .filteredOn(read -> Duration.between(shots.getObservedAt(), read.getObservedAt())
                                    .abs()
                                    .toMinutes()
                            < 5)
                    .hasSizeGreaterThan(10);
        }
        assertThat(Nights.of(CameraEvent.class, records)).isNotEmpty();
    }

    @Test
    void nothingIsSimulatedWhereNothingHappened() {
        Instant quiet = NEW_YEAR.plus(Duration.ofDays(45));
        assertThat(around(detections))
                .noneMatch(timed -> Duration.between(quiet, Instant.ofEpochMilli(timed.observedAtMillis()))
                                .abs()
                                .toDays()
                        < 40);
    }

    @Test
    void theRealRecordsAreAllThereUntouched() {
        assertThat(Nights.of(GunshotDetection.class, around(detections)))
                .usingElementComparator(Comparator.comparing(GunshotDetection::getId))
                .containsExactlyElementsOf(Nights.of(
                        GunshotDetection.class,
                        detections.stream().map(AroundRealTest::timed).toList()));
    }

    @Test
    void twoDetectionsShareTheirBackground() {
        double alone =
                Nights.of(PlateRead.class, around(detections.subList(0, 1))).size();
        double together =
                Nights.of(PlateRead.class, around(detections.subList(0, 2))).size();
        assertThat(together / alone).isBetween(1.0, 1.4);
    }

    @Test
    void callsAreAddedOnlyWhereTheBaseHasNone() {
        List<SpecificRecord> many = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            many.add(shots("g-" + i, NEW_YEAR.plus(Duration.ofHours(i)), 37.7526, -122.1670));
        }
        assertThat(Nights.of(EmergencyCall.class, around(many))).hasSizeBetween(8, 40);
        CityNight withCalls = CityNight.around(Nights.OAKLAND, SETTINGS, many, true);
        assertThat(Nights.of(EmergencyCall.class, Nights.all(withCalls.inReportOrder())))
                .isEmpty();
    }

    @Test
    void theTruthNamesTheRealDetectionAsCause() {
        List<GroundTruth> truths = CityNight.around(Nights.OAKLAND, SETTINGS, detections)
                .groundTruth()
                .toList();
        assertThat(truths)
                .filteredOn(truth -> truth.kind() == GroundTruth.Kind.REAL_DETECTION)
                .extracting(GroundTruth::cause)
                .containsExactly("g-1", "g-2", "g-3");
    }

    @Test
    void whatIsDeclaredCompleteIsComplete() {
        SimulatedStream stream =
                CityNight.around(Nights.OAKLAND, SETTINGS, detections).inReportOrder();
        while (stream.hasNext()) {
            long complete = stream.completeUpToMillis();
            assertThat(stream.next().observedAtMillis()).isGreaterThanOrEqualTo(complete);
        }
    }

    @Test
    void aBaseOutOfOrderIsRefused() {
        List<SpecificRecord> disordered = List.of(detections.get(1), detections.get(0));
        assertThatThrownBy(() -> around(disordered))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("g-1");
    }

    private static List<TimedRecord> around(List<SpecificRecord> base) {
        return Nights.all(CityNight.around(Nights.OAKLAND, SETTINGS, base).inReportOrder());
    }

    private static TimedRecord timed(SpecificRecord record) {
        return new TimedRecord(0, 0, "", record);
    }

    private static GunshotDetection shots(String id, Instant at, double latitude, double longitude) {
        return new GunshotDetection(
                id,
                "real",
                at,
                null,
                latitude,
                longitude,
                25f,
                1.0,
                GunshotCategory.MULTIPLE,
                3,
                ReviewState.REVIEWED,
                Origin.SENSOR,
                false,
                0,
                false,
                null,
                null,
                null);
    }
}
