package io.crossfix.outlook.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crossfix.model.Sphere;
import io.crossfix.outlook.Seen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A route crosses the cells that whoever looks every half metre finds, at the times of a steady drive. */
class RouteTest {

    private static final double STEP_METRES = 0.5;
    /** Shorter cuts through a corner are a matter of rounding. */
    private static final double SHORT_METRES = 5;

    private static final double KM_PER_HOUR = 36;

    @Test
    void itCrossesExactlyTheCellsThatDenseSamplingFinds() {
        for (long seed = 1; seed <= 12; seed++) {
            Random random = new Random(seed);
            List<Waypoint> way = drawn(random, 2 + random.nextInt(6));
            List<Passage> passages = Route.of(way, 0, KM_PER_HOUR).passages(Seen.GRID);
            List<Long> long1 = passages.stream()
                    .filter(passage -> passage.to() - passage.from() > SHORT_METRES)
                    .map(Passage::cell)
                    .toList();
            List<Run> sampled = sampled(way);
            System.out.printf("seed=%d: %d passages, %d sampled%n", seed, passages.size(), sampled.size());
            assertThat(passages)
                    .as("seed=%d", seed)
                    .extracting(Passage::cell)
                    .containsSubsequence(sampled.stream()
                            .filter(run -> run.metres > SHORT_METRES + 3)
                            .map(run -> run.cell)
                            .toList());
            assertThat(sampled).as("seed=%d", seed).extracting(run -> run.cell).containsSubsequence(long1);
        }
    }

    @Test
    void passagesFollowEachOtherWithoutAGapAtAnEvenPace() {
        long seed = 99;
        List<Waypoint> way = drawn(new Random(seed), 5);
        long start = Seen.FRIDAY_EVENING;
        Route route = Route.of(way, start, KM_PER_HOUR);
        List<Passage> passages = route.passages(Seen.GRID);
        double metres = 0;
        for (int i = 1; i < way.size(); i++) {
            metres += metres(way.get(i - 1), way.get(i));
        }
        assertThat(passages.get(0).entered()).isEqualTo(start);
        assertThat(passages.get(passages.size() - 1).to()).isCloseTo(metres, within(1e-6));
        for (int i = 0; i < passages.size(); i++) {
            Passage passage = passages.get(i);
            // 36 km/h are 10 m/s: 100 ms a metre.
            assertThat((double) passage.entered() - start).isCloseTo(100 * passage.from(), within(2.0));
            if (i > 0) {
                assertThat(passage.entered()).isEqualTo(passages.get(i - 1).left());
                assertThat(passage.from()).isEqualTo(passages.get(i - 1).to());
                assertThat(passage.cell()).isNotEqualTo(passages.get(i - 1).cell());
            }
        }
    }

    @Test
    void aGapOfManyKilometresIsFilledAcrossTheAntimeridianToo() {
        List<Waypoint> way = List.of(new Waypoint(-17.0, 179.9, null), new Waypoint(-17.0, -179.9, null));
        List<Passage> passages = Route.of(way, 0, KM_PER_HOUR).passages(Seen.GRID);
        assertThat(passages.get(passages.size() - 1).to()).isBetween(21_000.0, 21_500.0);
        for (int i = 1; i < passages.size(); i++) {
            assertThat(Seen.GRID.riskRings(passages.get(i - 1).cell(), 1).get(1))
                    .contains(passages.get(i).cell());
        }
    }

    @Test
    void ownTimesAreKeptAndMovedAsAWhole() {
        Instant nine = Instant.parse("2024-06-21T21:00:00Z");
        List<Waypoint> way = List.of(
                new Waypoint(41.85, -87.68, nine),
                new Waypoint(41.85, -87.68, nine.plusSeconds(600)),
                new Waypoint(41.87, -87.68, nine.plusSeconds(720)));
        long start = nine.toEpochMilli();
        assertThat(Route.begins(way)).contains(nine);
        List<Passage> passages = Route.of(way, start, KM_PER_HOUR).passages(Seen.GRID);
        assertThat(passages.get(0).left() - start)
                .as("it stands for ten minutes")
                .isGreaterThan(600_000);
        assertThat(passages.get(passages.size() - 1).left()).isEqualTo(start + 720_000);
        List<Passage> moved = Route.of(way, start + 5, KM_PER_HOUR).passages(Seen.GRID);
        assertThat(moved)
                .extracting(Passage::entered)
                .isEqualTo(
                        passages.stream().map(passage -> passage.entered() + 5).toList());
    }

    @Test
    void aRouteThatComesBackPassesACellTwice() {
        List<Waypoint> way = List.of(
                new Waypoint(41.85, -87.68, null),
                new Waypoint(41.86, -87.68, null),
                new Waypoint(41.85, -87.68, null));
        List<Long> cells = Route.of(way, 0, KM_PER_HOUR).passages(Seen.GRID).stream()
                .map(Passage::cell)
                .toList();
        assertThat(cells.get(0)).isEqualTo(cells.get(cells.size() - 1));
        assertThat(cells.size()).isGreaterThan(3);
    }

    private record Run(long cell, double metres) {}

    /** Straight in longitude and latitude, which over a few kilometres is a great circle but for half a metre. */
    private static List<Run> sampled(List<Waypoint> way) {
        List<Run> runs = new ArrayList<>();
        for (int leg = 1; leg < way.size(); leg++) {
            Waypoint from = way.get(leg - 1);
            Waypoint to = way.get(leg);
            int steps = (int) (metres(from, to) / STEP_METRES);
            for (int i = 0; i <= steps; i++) {
                double share = (double) i / steps;
                long cell = Seen.GRID.riskCell(
                        from.latitude() + share * (to.latitude() - from.latitude()),
                        from.longitude() + share * (to.longitude() - from.longitude()));
                Run last = runs.isEmpty() ? new Run(0, 0) : runs.get(runs.size() - 1);
                if (last.cell == cell) {
                    runs.set(runs.size() - 1, new Run(cell, last.metres + STEP_METRES));
                } else {
                    runs.add(new Run(cell, 0));
                }
            }
        }
        return runs;
    }

    private static double metres(Waypoint a, Waypoint b) {
        return Sphere.distanceMetres(a.latitude(), a.longitude(), b.latitude(), b.longitude());
    }

    private static List<Waypoint> drawn(Random random, int points) {
        List<Waypoint> way = new ArrayList<>();
        for (int i = 0; i < points; i++) {
            way.add(new Waypoint(
                    41.85 + random.nextDouble(-0.02, 0.02), -87.68 + random.nextDouble(-0.02, 0.02), null));
        }
        return way;
    }
}
