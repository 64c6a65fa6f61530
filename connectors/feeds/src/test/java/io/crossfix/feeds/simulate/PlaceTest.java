package io.crossfix.feeds.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlaceTest {

    private final Place oakland = new Place(37.8044, -122.2712);

    @Test
    void aDegreeOfLatitudeHas111195Metres() {
        assertThat(oakland.metresTo(new Place(38.8044, -122.2712))).isCloseTo(111_195.08, within(0.01));
    }

    @Test
    void theDistanceAgreesWithTheLawOfCosines() {
        Place chicago = new Place(41.8781, -87.6298);
        double a = Math.toRadians(oakland.latitude());
        double b = Math.toRadians(chicago.latitude());
        double turn = Math.toRadians(chicago.longitude() - oakland.longitude());
        double cosine = Math.sin(a) * Math.sin(b) + Math.cos(a) * Math.cos(b) * Math.cos(turn);
        assertThat(oakland.metresTo(chicago)).isCloseTo(6_371_008.8 * Math.acos(cosine), within(0.1));
    }

    @Test
    void aShiftedPlaceLiesWhereItWasShiftedTo() {
        Place shifted = oakland.shifted(300, 400);
        assertThat(oakland.metresTo(shifted)).isCloseTo(500, within(1e-5));
        assertThat(oakland.bearingTo(shifted)).isCloseTo(36.8699, within(1e-3));
    }

    @Test
    void anAreaHoldsWhatIsInsideAndNothingElse() {
        Area circle = Area.circle(oakland, 2_000);
        assertThat(circle.holds(oakland.shifted(1_900, 0))).isTrue();
        assertThat(circle.holds(oakland.shifted(0, -2_010))).isFalse();
        assertThat(circle.holds(oakland.shifted(1_500, 1_500))).isFalse();
    }

    @Test
    void anErrorNearTheBorderDoesNotLeadOutside() {
        Area circle = Area.circle(oakland, 2_000);
        Place border = oakland.shifted(1_990, 0);
        Dice dice = new Seed(3).dice();
        assertThat(Stream.generate(() -> circle.near(border, 130, dice)).limit(1_000))
                .allMatch(circle::holds)
                .anyMatch(place -> place.metresTo(border) > 100);
    }
}
