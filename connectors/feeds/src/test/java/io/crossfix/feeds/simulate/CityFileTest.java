package io.crossfix.feeds.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfix.document.InvalidDocument;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class CityFileTest {

    private static final String VILLAGE = """
            city: village
            zone: Europe/London
            area: {circle: {centre: [51.5, -0.1], radius-metres: 2000}}
            street-grid: {spacing-metres: 100, bearing-degrees: 15}
            sensors: {plate-readers: 5, cameras: 4, detectors: [[51.5, -0.1]]}
            hot-spots: {share: 0.5, spread-metres: 200, places: [{at: [51.501, -0.101], weight: 1}]}
            per-day: {gunshot-alerts: 1, calls: 10, reads-per-reader: 100, events-per-camera: 10}
            vehicles: 1000
            """;

    static final List<String> SHIPPED = CityFile.SHIPPED;

    @ParameterizedTest
    @FieldSource("SHIPPED")
    void everyShippedCityHasItsSensorsInside(String name) {
        City city = CityFile.shipped(name);
        Sensors sensors = Sensors.of(city, new Seed(42));
        assertThat(sensors.readers().size() + sensors.cameras().size()).isBetween(150, 400);
        assertThat(sensors.readers()).extracting(Sensor::place).doesNotHaveDuplicates();
        assertThat(sensors.readers()).allMatch(reader -> city.outline().holds(reader.place()));
        assertThat(sensors.cameras()).allMatch(camera -> city.outline().holds(camera.place()));
    }

    @Test
    void aCityOfOnesOwnMayBeACircle() throws InvalidDocument {
        City village = CityFile.read(VILLAGE, "village.yaml");
        Area area = village.outline();
        assertThat(area.holds(new Place(51.5, -0.1))).isTrue();
        assertThat(area.holds(new Place(51.6, -0.1))).isFalse();
        CityNight night = CityNight.of(village, SimulationSettings.DEFAULT);
        assertThat(Nights.all(night.inReportOrder())).isNotEmpty();
    }

    @Test
    void everyFaultIsNamedWithItsPlace() {
        String broken = VILLAGE.replace("weight: 1", "weight: 0").replace("cameras: 4", "cameras: many");
        assertThatThrownBy(() -> CityFile.read(broken, "village.yaml"))
                .isInstanceOf(InvalidDocument.class)
                .hasMessageContaining("village.yaml:5:")
                .hasMessageContaining("village.yaml:6:");
    }

    @Test
    void hotSpotsAndDetectorsLieInside() {
        String broken = VILLAGE.replace("[51.501, -0.101]", "[51.6, -0.1]").replace("[[51.5, -0.1]]", "[[52.5, -0.1]]");
        assertThatThrownBy(() -> CityFile.read(broken, "village.yaml"))
                .hasMessageContaining("/sensors/detectors/0: lies outside the area")
                .hasMessageContaining("/hot-spots/places/0/at: lies outside the area");
    }

    @Test
    void theZoneExists() {
        assertThatThrownBy(() -> CityFile.read(VILLAGE.replace("Europe/London", "Europe/Londn"), "village.yaml"))
                .hasMessageContaining("'Europe/Londn' is not an IANA time zone");
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        assertThatThrownBy(() -> CityFile.shipped("atlantis"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("atlantis")
                .hasMessageContaining("oakland");
    }

    @Test
    void moreSensorsThanCrossingsAreRefused() throws InvalidDocument {
        City crowded = CityFile.read(VILLAGE.replace("plate-readers: 5", "plate-readers: 2000"), "village.yaml");
        assertThatThrownBy(() -> CityNight.of(crowded, SimulationSettings.DEFAULT))
                .hasMessageContaining("no crossing is left");
    }
}
