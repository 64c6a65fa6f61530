package io.crossfix.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SphereTest {

    private static final double[] LIMITS = {0, 0.001, 1, 25, 300, 500, 1_300, 2_200, 50_000, 5e6, 19e6, 3e7};

    @Test
    void isWithinSaysWhatTheDistanceSays() {
        Random random = new Random(31);
        for (int i = 0; i < 200_000; i++) {
            double limit = LIMITS[i % LIMITS.length];
            double degrees = Math.min(90, 2 * limit / 111_000);
            double latitude = random.nextDouble(-80, 80);
            double longitude = random.nextDouble(-180, 180);
            double otherLatitude = Math.max(-90, Math.min(90, latitude + random.nextDouble(-1, 1) * degrees));
            double otherLongitude = longitude + random.nextDouble(-1, 1) * degrees;
            double metres = Sphere.distanceMetres(latitude, longitude, otherLatitude, otherLongitude);
            assertThat(Sphere.isWithin(limit, latitude, longitude, otherLatitude, otherLongitude))
                    .as(
                            "%f m between %f %f and %f %f, within %f",
                            metres, latitude, longitude, otherLatitude, otherLongitude, limit)
                    .isEqualTo(metres <= limit);
        }
    }

    /** The limit is the distance itself, or the next number below or above it. */
    @Test
    void isWithinIsRightToTheLastBit() {
        Random random = new Random(32);
        for (int i = 0; i < 100_000; i++) {
            double latitude = random.nextDouble(-30, 30);
            double otherLatitude = latitude + random.nextGaussian() * (i % 2 == 0 ? 0.01 : 10);
            double otherLongitude = i % 3 == 0 ? 0 : random.nextGaussian() * 0.01;
            double metres = Sphere.distanceMetres(latitude, 0, otherLatitude, otherLongitude);
            assertThat(Sphere.isWithin(metres, latitude, 0, otherLatitude, otherLongitude))
                    .isTrue();
            assertThat(Sphere.isWithin(Math.nextUp(metres), latitude, 0, otherLatitude, otherLongitude))
                    .isTrue();
            assertThat(Sphere.isWithin(Math.nextDown(metres), latitude, 0, otherLatitude, otherLongitude))
                    .isFalse();
        }
    }
}
