package io.crossfix.outlook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** RFC 7946, 3.1.6 and 3.1.9, on cells drawn all over the world. */
class HexagonTest {

    @Test
    void outlinesAreClosedCounterClockwiseAndLongitudeFirst() {
        long seed = 17;
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            double latitude = random.nextDouble(-80, 80);
            double longitude = random.nextDouble(-179.9, 179.9);
            long cell = Seen.GRID.riskCell(latitude, longitude);
            JsonNode geometry = Hexagon.geometry(Seen.GRID.corners(cell));
            String where = "seed=" + seed + " at " + latitude + "," + longitude;
            assertThat(geometry.get("type").asText()).as(where).isEqualTo("Polygon");
            assertThat(geometry.get("coordinates")).hasSize(1);
            JsonNode ring = geometry.get("coordinates").get(0);
            assertSound(ring, where);
            assertThat(winding(ring, longitude, latitude)).as(where).isEqualTo(1);
        }
    }

    @Test
    void aCellOnTheAntimeridianIsCutInTwo() {
        long seed = 23;
        Random random = new Random(seed);
        int cut = 0;
        for (int i = 0; i < 300; i++) {
            double latitude = random.nextDouble(-75, 75);
            long cell = Seen.GRID.riskCell(latitude, 180);
            JsonNode geometry = Hexagon.geometry(Seen.GRID.corners(cell));
            if (geometry.get("type").asText().equals("Polygon")) {
                continue;
            }
            cut++;
            double area = 0;
            List<Double> sides = new ArrayList<>();
            for (JsonNode polygon : geometry.get("coordinates")) {
                assertSound(polygon.get(0), "seed=" + seed + " latitude=" + latitude);
                area += area(polygon.get(0));
                sides.add(Math.signum(polygon.get(0).get(0).get(0).asDouble()));
            }
            assertThat(sides).containsExactly(1.0, -1.0);
            assertThat(area).isCloseTo(shifted(cell), within(1e-9));
        }
        assertThat(cut).isGreaterThan(250);
    }

    private static void assertSound(JsonNode ring, String where) {
        assertThat(ring.get(0)).as(where).isEqualTo(ring.get(ring.size() - 1));
        assertThat(ring.size()).as(where).isGreaterThanOrEqualTo(4);
        assertThat(area(ring)).as(where).isPositive();
        ring.forEach(position -> {
            assertThat(Math.abs(position.get(0).asDouble())).as(where).isLessThanOrEqualTo(180);
            assertThat(Math.abs(position.get(1).asDouble())).as(where).isLessThanOrEqualTo(90);
        });
    }

    /** Shoelace: positive when counter-clockwise. */
    private static double area(JsonNode ring) {
        double sum = 0;
        for (int i = 0; i + 1 < ring.size(); i++) {
            sum += ring.get(i).get(0).asDouble() * ring.get(i + 1).get(1).asDouble()
                    - ring.get(i + 1).get(0).asDouble() * ring.get(i).get(1).asDouble();
        }
        return sum / 2;
    }

    private static double shifted(long cell) {
        var corners = Seen.GRID.corners(cell);
        double sum = 0;
        for (int i = 0; i < corners.size(); i++) {
            var from = corners.get(i);
            var to = corners.get((i + 1) % corners.size());
            sum += (from.longitude() + 360) % 360 * to.latitude() - (to.longitude() + 360) % 360 * from.latitude();
        }
        return sum / 2;
    }

    /** How often a ring goes round a point. */
    private static long winding(JsonNode ring, double longitude, double latitude) {
        double turn = 0;
        for (int i = 0; i + 1 < ring.size(); i++) {
            double from = Math.atan2(
                    ring.get(i).get(1).asDouble() - latitude, ring.get(i).get(0).asDouble() - longitude);
            double to = Math.atan2(
                    ring.get(i + 1).get(1).asDouble() - latitude,
                    ring.get(i + 1).get(0).asDouble() - longitude);
            turn += Math.IEEEremainder(to - from, 2 * Math.PI);
        }
        return Math.round(turn / 2 / Math.PI);
    }
}
