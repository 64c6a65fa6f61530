package io.crossfix.feeds.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.feeds.simulate.GroundTruth.Kind;
import io.crossfix.record.CallCategory;
import io.crossfix.record.CameraEvent;
import io.crossfix.record.EmergencyCall;
import io.crossfix.record.GunshotDetection;
import io.crossfix.record.PlateRead;
import io.crossfix.wire.RecordCodec;
import io.crossfix.wire.Undecodable;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CityNightTest {

    private static final SimulationSettings SETTINGS = SimulationSettings.DEFAULT;
    private static CityNight night;
    private static List<TimedRecord> reported;

    @BeforeAll
    static void aNightInOakland() {
        night = CityNight.of(Nights.OAKLAND, SETTINGS);
        reported = Nights.all(night.inReportOrder());
    }

    @Test
    void theSameSettingsGiveTheSameBytes() {
        SimulationSettings hour = SETTINGS.lasting(Duration.ofHours(1));
        String first = Nights.hash(Nights.all(CityNight.of(Nights.OAKLAND, hour).inReportOrder()));
        String second =
                Nights.hash(Nights.all(CityNight.of(Nights.OAKLAND, hour).inReportOrder()));
        String other = Nights.hash(
                Nights.all(CityNight.of(Nights.OAKLAND, hour.withSeed(43)).inReportOrder()));
        assertThat(second).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void oneRateChangedLeavesAllElseAsItWas() {
        City.PerDay rates = Nights.OAKLAND.perDay();
        City moreCalls = Nights.oaklandWith(new City.PerDay(
                rates.gunshotAlerts(), rates.calls() * 3, rates.readsPerReader(), rates.eventsPerCamera()));
        SimulationSettings hour = SETTINGS.lasting(Duration.ofHours(1));
        List<TimedRecord> before = Nights.all(CityNight.of(Nights.OAKLAND, hour).inReportOrder());
        List<TimedRecord> after = Nights.all(CityNight.of(moreCalls, hour).inReportOrder());
        assertThat(Nights.of(EmergencyCall.class, after))
                .hasSizeGreaterThan(2 * Nights.of(EmergencyCall.class, before).size());
        assertThat(Nights.of(PlateRead.class, after)).isEqualTo(Nights.of(PlateRead.class, before));
        assertThat(Nights.of(CameraEvent.class, after)).isEqualTo(Nights.of(CameraEvent.class, before));
        assertThat(Nights.of(GunshotDetection.class, after)).isEqualTo(Nights.of(GunshotDetection.class, before));
    }

    @Test
    void bothOrdersTellTheSame() {
        List<TimedRecord> observed = Nights.all(night.inEventOrder());
        assertThat(reported).isSortedAccordingTo(Comparator.comparingLong(TimedRecord::reportedAtMillis));
        assertThat(observed).isSortedAccordingTo(Comparator.comparingLong(TimedRecord::observedAtMillis));
        Comparator<TimedRecord> anyOrder =
                Comparator.comparing(TimedRecord::id).thenComparingLong(TimedRecord::reportedAtMillis);
        assertThat(Nights.hash(observed.stream().sorted(anyOrder).toList()))
                .isEqualTo(Nights.hash(reported.stream().sorted(anyOrder).toList()));
    }

    @Test
    void nothingFollowsThatIsEarlierThanWhatWasDeclaredComplete() {
        assertTrue(night.inReportOrder());
        assertTrue(night.inEventOrder());
    }

    private static void assertTrue(SimulatedStream stream) {
        long complete = Long.MIN_VALUE;
        while (stream.hasNext()) {
            assertThat(stream.completeUpToMillis()).isGreaterThanOrEqualTo(complete);
            complete = stream.completeUpToMillis();
            assertThat(stream.next().observedAtMillis()).isGreaterThanOrEqualTo(complete);
        }
        assertThat(stream.completeUpToMillis()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void nothingHappensOutsideTheCityOrIsReportedBeforeItHappens() {
        Area area = Nights.OAKLAND.outline();
        assertThat(reported).allMatch(timed -> area.holds(Nights.place(timed.record())));
        assertThat(reported).allMatch(timed -> timed.reportedAtMillis() >= timed.observedAtMillis());
    }

    @Test
    void everyRecordSurvivesTheWire() throws Undecodable {
        RecordCodec codec = new RecordCodec();
        for (TimedRecord timed : reported.subList(0, 20_000)) {
            assertThat(codec.decode(codec.encode(timed.record()))).isEqualTo(timed.record());
        }
    }

    @Test
    void everyObservationThatTheTruthNamesExists() {
        Set<String> ids = reported.stream().map(TimedRecord::id).collect(Collectors.toSet());
        Map<String, String> owners = new HashMap<>();
        night.groundTruth()
                .forEach(truth -> truth.observations().forEach(id -> {
                    assertThat(ids).contains(id);
                    assertThat(owners.put(id, truth.id())).as("owner of " + id).isNull();
                }));
        assertThat(Nights.of(GunshotDetection.class, reported)).allMatch(shots -> owners.containsKey(shots.getId()));
    }

    @Test
    void aVehicleThatLeavesIsOnePlateEverFartherAway() {
        Map<String, PlateRead> reads = Nights.of(PlateRead.class, reported).stream()
                .collect(Collectors.toMap(PlateRead::getId, read -> read, (first, again) -> first));
        List<GroundTruth> vehicles = night.groundTruth()
                .filter(truth -> truth.kind() == Kind.VEHICLE_LEAVING)
                .toList();
        assertThat(vehicles).isNotEmpty();
        for (GroundTruth vehicle : vehicles) {
            List<PlateRead> seen =
                    vehicle.observations().stream().map(reads::get).toList();
            assertThat(seen)
                    .extracting(PlateRead::getToken)
                    .containsOnly(seen.get(0).getToken());
            assertThat(seen).extracting(PlateRead::getObservedAt).isSorted();
            assertThat(seen)
                    .extracting(read -> vehicle.place().metresTo(Nights.place(read)))
                    .isSorted();
        }
    }

    @Test
    void aNewcomerSeesACorroboratedShootingWithinThreeMinutes() {
        GroundTruth first = night.groundTruth()
                .filter(truth -> truth.kind() == Kind.SHOOTING)
                .findFirst()
                .orElseThrow();
        long soon = reported.get(0).reportedAtMillis() + Duration.ofMinutes(3).toMillis();
        List<TimedRecord> seen = reported.stream()
                .filter(timed -> first.observations().contains(timed.id()) && timed.reportedAtMillis() <= soon)
                .toList();
        assertThat(Nights.of(GunshotDetection.class, seen))
                .singleElement()
                .satisfies(shots -> assertThat(shots.getRounds()).isEqualTo(6));
        assertThat(Nights.of(EmergencyCall.class, seen))
                .hasSize(2)
                .allMatch(call -> call.getCategory() == CallCategory.SHOTS_FIRED);
    }
}
