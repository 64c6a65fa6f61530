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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        List<String> lies = new ArrayList<>();
        long complete = Long.MIN_VALUE;
        while (stream.hasNext()) {
            boolean fellBack = stream.completeUpToMillis() < complete;
            complete = stream.completeUpToMillis();
            TimedRecord next = stream.next();
            if (fellBack || next.observedAtMillis() < complete) {
                lies.add(next.id());
            }
        }
        assertThat(lies).isEmpty();
        assertThat(complete).isGreaterThan(Nights.startMillis());
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

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 42})
    void aNewcomerSeesACorroboratedShootingWithinThreeMinutes(long seed) {
        CityNight other =
                CityNight.of(Nights.onlyIncidents(), SETTINGS.withSeed(seed).lasting(Duration.ofMinutes(5)));
        long soon = Nights.startMillis() + Duration.ofMinutes(3).toMillis();
        List<TimedRecord> opening = Nights.all(other.inReportOrder()).stream()
                .filter(timed -> timed.id().contains("-shots-opening-") && timed.reportedAtMillis() <= soon)
                .toList();
        assertThat(Nights.of(GunshotDetection.class, opening))
                .extracting(GunshotDetection::getRounds)
                .containsOnly(6);
        Map<String, CallCategory> calls = new HashMap<>();
        Nights.of(EmergencyCall.class, opening).forEach(call -> calls.put(call.getId(), call.getCategory()));
        assertThat(calls).hasSize(2).containsValue(CallCategory.SHOTS_FIRED);
    }
}
