package io.crossfix.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.record.Kind;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever lies within reach of an observation must have it on the table; not many more should. */
class GridTest {

    private static final int TRIES = 3_000;

    private final Grid grid = new Grid(GridSettings.DEFAULT);

    @ParameterizedTest
    @CsvSource({
        "41.85, -87.68",
        "-16.79, 179.999",
        "89.9995, 30",
        "-89.9995, 0",
        "50.1032, -143.4785",
        "0.0001, -0.0001",
    })
    void noAnchorWithinReachIsLeftOut(double latitude, double longitude) {
        long seed = Double.doubleToLongBits(latitude);
        Random random = new Random(seed);
        for (int i = 0; i < TRIES; i++) {
            double[] here = moved(latitude, longitude, 5_000 * random.nextDouble(), random.nextDouble() * 360);
            Observation evidence = Sightings.of(Kind.values()[i % 4], "e-" + i, 0, here[0], here[1]);
            double reach = GridSettings.DEFAULT.reachMetres().get(evidence.kind());
            double[] there = moved(here[0], here[1], reach * Math.sqrt(random.nextDouble()), random.nextDouble() * 360);
            Observation anchor = Sightings.shot("a-" + i, 0, there[0], there[1]);
            assertThat(Sphere.distanceMetres(evidence, anchor)).isLessThanOrEqualTo(reach + 0.001);
            assertThat(grid.place(evidence).cells())
                    .as(
                            "seed=%d try=%d %s at %s,%s anchor %s,%s",
                            seed, i, evidence.kind(), here[0], here[1], there[0], there[1])
                    .contains(grid.place(anchor).home());
        }
    }

    @Test
    void copiesAreFew() {
        Random random = new Random(7);
        double copies = random.doubles(2_000)
                .mapToObj(share -> moved(42.36, -71.06, 20_000 * Math.sqrt(share), random.nextDouble() * 360))
                .mapToInt(at -> grid.place(Sightings.of(Kind.PLATE, "p", 0, at[0], at[1]))
                        .cells()
                        .length)
                .average()
                .orElseThrow();
        // The touched cells of a disc of 800 m: (A + P·R + π·R²)/A for cells of 5.16 km² is 2.6.
        assertThat(copies).isBetween(2.3, 2.9);
    }

    @Test
    void everyRiskCellNearbyHasItsOwnerAmongTheCopies() {
        Random random = new Random(8);
        for (int i = 0; i < 1_000; i++) {
            double[] at = moved(41.85, -87.68, 20_000 * random.nextDouble(), random.nextDouble() * 360);
            Placement placement = grid.place(Sightings.shot("g-" + i, 0, at[0], at[1]));
            grid.riskRings(placement.riskCell(), Grid.RISK_RINGS).stream()
                    .flatMap(ring -> ring.stream())
                    .forEach(cell -> assertThat(placement.cells()).contains(grid.owner(cell)));
        }
    }

    /** With the cells themselves as keys 64 of 1,024 bins would be taken. */
    @Test
    void theCellsOfACityScatterOverTheBinsOfAHashMap() {
        Random random = new Random(10);
        Set<Long> cells = random.doubles(20_000)
                .mapToObj(d -> Sightings.shot("g", 0, 41.6 + d * 0.5, -87.9 + random.nextDouble() * 0.5))
                .map(seen -> grid.place(seen).home())
                .collect(Collectors.toSet());
        long bins = cells.stream()
                .map(cell -> Long.hashCode(Grid.scattered(cell)))
                .map(hash -> (hash ^ hash >>> 16) & 1_023)
                .distinct()
                .count();
        assertThat(cells).hasSizeGreaterThan(300);
        assertThat(bins).isGreaterThan(cells.size() / 2);
    }

    @Test
    void homeComesFirstAndNoCellTwice() {
        Placement placement = grid.place(Sightings.shot("g", 0, 41.85, -87.68));
        assertThat(placement.cells()[0]).isEqualTo(placement.home());
        assertThat(placement.cells()).doesNotHaveDuplicates();
        assertThat(Arrays.stream(placement.cells()).count()).isGreaterThan(1);
    }

    @Test
    void theCacheGivesWhatComputingGives() {
        Random random = new Random(9);
        for (int i = 0; i < 20_000; i++) {
            double[] at = moved(41.85, -87.68, 3_000 * random.nextDouble(), random.nextDouble() * 360);
            Observation seen = Sightings.of(Kind.CALL, "c", 0, at[0], at[1]);
            Placement first = grid.place(seen);
            assertThat(grid.place(seen).home()).isEqualTo(first.home());
            if (i % 100 == 0) {
                assertThat(new Grid(GridSettings.DEFAULT).place(seen).cells()).isEqualTo(first.cells());
            }
        }
    }

    private static double[] moved(double latitude, double longitude, double metres, double bearingDegrees) {
        double angle = metres / Sphere.RADIUS_METRES;
        double bearing = Math.toRadians(bearingDegrees);
        double phi = Math.toRadians(latitude);
        double to = Math.asin(Math.sin(phi) * Math.cos(angle) + Math.cos(phi) * Math.sin(angle) * Math.cos(bearing));
        double lambda = Math.toRadians(longitude)
                + Math.atan2(
                        Math.sin(bearing) * Math.sin(angle) * Math.cos(phi),
                        Math.cos(angle) - Math.sin(phi) * Math.sin(to));
        double degrees = Math.toDegrees(lambda);
        return new double[] {
            Math.toDegrees(to), degrees > 180 ? degrees - 360 : degrees < -180 ? degrees + 360 : degrees,
        };
    }
}
