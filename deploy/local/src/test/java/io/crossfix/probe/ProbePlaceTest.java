package io.crossfix.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfix.model.Sphere;
import io.crossfix.model.desk.IncidentSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbePlaceTest {

    private static final int SPOTS = ProbePlace.SPOTS_ACROSS * ProbePlace.SPOTS_ACROSS;

    @ParameterizedTest
    @CsvSource({"-48.8767, -123.3933", "0, 0", "75, 179", "-75, -179"})
    void spotsAreTooFarApartForOneIncidentAndNearEnoughForOneWindow(double latitude, double longitude) {
        ProbePlace place = new ProbePlace(latitude, longitude);
        List<ProbePlace.Spot> spots = new ArrayList<>();
        for (long turn = 0; turn < SPOTS; turn++) {
            spots.add(place.spot(turn));
        }

        for (ProbePlace.Spot spot : spots) {
            assertThat(Sphere.distanceMetres(latitude, longitude, spot.latitude(), spot.longitude()))
                    .isLessThan(ProbePlace.RADIUS_METRES);
            assertThat(spots.stream().filter(other -> !other.equals(spot)))
                    .allSatisfy(other -> assertThat(Sphere.distanceMetres(
                                    spot.latitude(), spot.longitude(), other.latitude(), other.longitude()))
                            .isGreaterThan(2_500));
        }
    }

    @Test
    void aSpotRestsForLongerThanTwoIncidentsAreOne() {
        IncidentSettings incidents = IncidentSettings.DEFAULT;

        assertThat(incidents.links().values())
                .allSatisfy(link -> assertThat(Probe.Settings.SHORTEST.multipliedBy(SPOTS))
                        .isGreaterThan(Duration.ofMillis(link.millis())));
        assertThat(Probe.Settings.SHORTEST.multipliedBy(incidents.storm().anchors()))
                .as("nor are they a storm")
                .isGreaterThan(Duration.ofMillis(incidents.storm().millis()));
    }

    @Test
    void thePolesAreNoPlaceForIt() {
        assertThatThrownBy(() -> new ProbePlace(89, 0))
                .hasMessageContaining("75 degrees of latitude")
                .hasMessageContaining("89.0");
        assertThatThrownBy(() -> new ProbePlace(Double.NaN, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
