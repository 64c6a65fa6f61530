package io.crossfix.outlook.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.model.risk.RiskWeights;
import io.crossfix.outlook.KnownRisk.ChosenWeights;
import io.crossfix.outlook.RiskMap;
import io.crossfix.outlook.Seen;
import io.crossfix.outlook.route.RouteRisk.Stretch;
import io.crossfix.record.RiskReading;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A crew drives north through the place where shots were heard ten minutes ago. */
class RouteRiskTest {

    private static final double FLOOR = 0.01;

    private final RiskWeights weights = Seen.uneven(2);
    private final ChosenWeights chosen = new ChosenWeights(weights, "a test");
    private final Seen seen = new Seen(weights).shots("g-1", Seen.FRIDAY_EVENING - 600_000, 41.85, -87.68);
    private final RiskMap map = new RiskMap(seen.known(Seen.FRIDAY_EVENING), weights, Seen.GRID);
    private final List<Waypoint> north = List.of(new Waypoint(41.83, -87.68, null), new Waypoint(41.87, -87.68, null));

    @Test
    void onlyRaisedCellsAreListedInTheOrderOfTravelAsTheJobWouldReadThemWhenTheyAreEntered() {
        RouteRisk risk = along(Seen.FRIDAY_EVENING, 40);
        assertThat(risk.stretches().size()).isGreaterThan(risk.raised().size() + 3);
        assertThat(risk.raised())
                .extracting(stretch -> stretch.passage().entered())
                .isSorted();
        assertThat(risk.raised())
                .hasSizeGreaterThan(1)
                .allSatisfy(stretch ->
                        assertThat(seen.cells()).contains(stretch.passage().cell()));
        for (Stretch stretch : risk.stretches()) {
            long cell = stretch.passage().cell();
            boolean isRaised = seen.cells().contains(cell)
                    && isRaised(seen.reading(cell, stretch.passage().entered()));
            assertThat(stretch.isRaised()).isEqualTo(isRaised);
        }
    }

    private static boolean isRaised(RiskReading reading) {
        return reading.getRatio() >= 2 || reading.getNow() >= FLOOR;
    }

    @Test
    void whoComesLaterMeetsLess() {
        Stretch soon = worst(along(Seen.FRIDAY_EVENING, 40));
        Stretch late = worst(along(Seen.FRIDAY_EVENING + 45 * 60_000, 40));
        assertThat(late.passage().cell()).isEqualTo(soon.passage().cell());
        assertThat(late.risk().now()).isLessThan(soon.risk().now() / 2);
        assertThat(soon.recentFacts())
                .singleElement()
                .satisfies(fact -> assertThat(fact.getObservationId()).isEqualTo("g-1"));
        assertThat(worst(along(Seen.FRIDAY_EVENING + 81 * 60_000, 40)).recentFacts())
                .as("an observation of 91 minutes ago is not recent")
                .isEmpty();
    }

    @Test
    void theTableSaysWhyAndSumsUpAndTheMapShowsTheWay() {
        RouteRisk risk = along(Seen.FRIDAY_EVENING, 40);
        String table = String.join("\n", RouteTable.lines(risk, risk.raised(), ZoneOffset.UTC));
        assertThat(table)
                .contains("gunshots of the last", "gunshot g-1 (sensor-1) here", "without it: NOW would be")
                .contains("4.4 km in 6 min 40 s from 2024-06-21T21:37:11Z: "
                        + risk.stretches().size() + " cells, " + risk.raised().size() + " of them raised")
                .contains("weights uneven@1 (a test); the oldest reading used is of 2024-06-21T21:37:11Z")
                .contains("nothing of any person");
        ObjectNode map = RouteJson.geoJson(risk, risk.raised(), Seen.GRID);
        assertThat(map.get("features")).hasSize(1 + risk.raised().size());
        assertThat(map.at("/features/0/geometry/coordinates/1/1").asDouble()).isEqualTo(41.87);
        assertThat(map.at("/features/1/properties/cell").asText()).hasSize(15);
        assertThat(RouteJson.object(risk, risk.stretches()).get("stretches"))
                .hasSize(risk.stretches().size());
    }

    @Test
    void aQuietWayIsSaidToBeQuiet() {
        List<Waypoint> elsewhere = List.of(new Waypoint(41.93, -87.68, null), new Waypoint(41.94, -87.68, null));
        RouteRisk risk = RouteRisk.of(Route.of(elsewhere, Seen.FRIDAY_EVENING, 40), map, chosen, Seen.GRID, FLOOR);
        assertThat(risk.raised()).isEmpty();
        assertThat(risk.summary()).endsWith("nothing is raised on it");
        assertThat(risk.notes()).anyMatch(note -> note.endsWith("no cell on the way has a reading"));
    }

    private RouteRisk along(long start, double kmPerHour) {
        return RouteRisk.of(Route.of(north, start, kmPerHour), map, chosen, Seen.GRID, FLOOR);
    }

    private Stretch worst(RouteRisk risk) {
        long cell = Seen.GRID.riskCell(41.85, -87.68);
        return risk.stretches().stream()
                .filter(stretch -> stretch.passage().cell() == cell)
                .findFirst()
                .orElseThrow();
    }
}
