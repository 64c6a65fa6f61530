package io.crossfix.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscTest {

    /** Everywhere on Earth, beside the date line, and around the poles. */
    @ParameterizedTest
    @CsvSource({
        "-60, 60, -180, 180",
        "-60, 60, 179.9, 180",
        "-60, 60, -180, -179.9",
        "89, 90, -180, 180",
        "-90, -89, -180, 180"
    })
    void holdsWhatIsNoFartherThanItsRadius(double south, double north, double west, double east) {
        Random random = new Random(33);
        int inside = 0;
        for (int i = 0; i < 60_000; i++) {
            Observation centre = Sightings.shot("c", 0, random.nextDouble(south, north), random.nextDouble(west, east));
            double metres = Math.pow(10, random.nextDouble(0, 5.5));
            Observation seen = near(centre, metres, random);
            boolean isInside = Sphere.distanceMetres(centre, seen) <= metres;
            assertThat(Disc.around(centre, metres).contains(seen))
                    .as("%s within %f of %s", seen, metres, centre)
                    .isEqualTo(isInside);
            inside += isInside ? 1 : 0;
        }
        assertThat(inside).isBetween(6_000, 54_000);
    }

    /** Up to one and a half radiuses away: on a small circle the third side of a spherical triangle. */
    private static Observation near(Observation centre, double metres, Random random) {
        double angle = random.nextDouble(1.5) * metres / Sphere.RADIUS_METRES;
        double bearing = random.nextDouble(2 * Math.PI);
        double phi = Math.toRadians(centre.latitude());
        double there = Math.asin(Math.sin(phi) * Math.cos(angle) + Math.cos(phi) * Math.sin(angle) * Math.cos(bearing));
        double east = Math.atan2(
                Math.sin(bearing) * Math.sin(angle) * Math.cos(phi), Math.cos(angle) - Math.sin(phi) * Math.sin(there));
        double longitude = centre.longitude() + Math.toDegrees(east);
        double wrapped = longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude;
        return Sightings.shot("n", 0, Math.toDegrees(there), wrapped);
    }
}
