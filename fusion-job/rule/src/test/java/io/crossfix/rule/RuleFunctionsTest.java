package io.crossfix.rule;

import static io.crossfix.rule.Seen.call;
import static io.crossfix.rule.Seen.plate;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.model.Grid;
import io.crossfix.model.GridSettings;
import io.crossfix.model.Place;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What conditions can measure besides what CEL brings. */
class RuleFunctionsTest {

    private static final String CALL =
            "around: [{name: call, kind: CALL, within: {before: 9m, after: 9m, radius: 1500m}, where: \"%s\"}]";

    private final Asking asking = new Asking();

    @AfterEach
    void end() {
        asking.close();
    }

    @Test
    void speedIsWhatItTakesToBeAtBoth() throws Exception {
        CompiledRule rule = Asking.rule(CALL.formatted("speed(shots, call) <= 10.01"));
        Seen at1000Metres = call("c", "20:58:20").with("east", "1000m");

        assertThat(asking.ask(rule, at1000Metres)).hasSize(1);
        assertThat(asking.ask(rule, call("c", "20:58:21").with("east", "1000m")))
                .isEmpty();
        assertThat(asking.ask(rule, call("atOnce", "21:00:00").with("east", "1m")))
                .isEmpty();
        assertThat(asking.ask(rule, call("here", "21:00:00"))).hasSize(1);
    }

    @Test
    void anAngleIsTheSmallerWayRound() throws Exception {
        CompiledRule rule = Asking.rule(
                "sequence: [{name: car, kind: PLATE, within: {after: 5m, radius: 800m}, where: 'angle(car.headingDegrees, bearing(shots, car)) < 20.0'}]");
        Seen north = plate("p", "21:01:00").with("north", "300m");

        assertThat(asking.ask(rule, north.with("headingDegrees", 359))).hasSize(1);
        assertThat(asking.ask(rule, north.with("headingDegrees", 19))).hasSize(1);
        assertThat(asking.ask(rule, north.with("headingDegrees", 180))).isEmpty();
        assertThat(asking.ask(rule, north)).as("no heading, no angle").isEmpty();
    }

    /** Held against a plain walk to all neighbours, which does not ask for a distance. */
    @Test
    void ringsAreStepsFromCellToCell() throws Exception {
        Grid eights = new Grid(new GridSettings(7, 8, Map.of()));
        CompiledRule same = Asking.rule(CALL.formatted("rings(shots, call, 8) == 0"));
        CompiledRule near = Asking.rule(CALL.formatted("rings(call, shots, 8) <= 1"));
        long home = eights.riskCell(Asking.SHOTS.observation());
        Set<Long> disk =
                eights.riskRings(home, 1).stream().flatMap(List::stream).collect(Collectors.toSet());
        int beyond = 0;
        for (int east = -1_400; east <= 1_400; east += 100) {
            Seen call = call("c", "21:00:00").with("east", east + "m");
            long cell = eights.riskCell(call.observation());
            assertThat(asking.ask(same, call)).as("%d m", east).hasSize(cell == home ? 1 : 0);
            assertThat(asking.ask(near, call)).as("%d m", east).hasSize(disk.contains(cell) ? 1 : 0);
            beyond += disk.contains(cell) ? 0 : 1;
        }
        assertThat(beyond).isBetween(3, 20);
    }

    @Test
    void hoursAndWeekdaysAreTheCitysOwn() throws Exception {
        // The examples' day is Thursday 2026-01-15; 21:00 UTC is 13:00 in Oakland and 06:00 on Friday in Tokyo.
        String sunny = CALL.formatted("hour(call) == 13 && weekday(call) == 4");
        String early = CALL.formatted("hour(call) == 6 && weekday(call) == 5");

        assertThat(asking.ask(Asking.rule(sunny, in("America/Los_Angeles")), call("c", "21:00:00")))
                .hasSize(1);
        assertThat(asking.ask(Asking.rule(sunny, in("UTC")), call("c", "21:00:00")))
                .isEmpty();
        assertThat(asking.ask(Asking.rule(early, in("Asia/Tokyo")), call("c", "21:00:00")))
                .hasSize(1);
    }

    @Test
    void aSensorIsAsReliableAsItIsKnownToBeElseAsItsKind() throws Exception {
        RuleSurroundings known = new RuleSurroundings(ZoneId.of("UTC"), Map.of(), Map.of("psap-7", 0.4));
        CompiledRule rule = Asking.rule(CALL.formatted("reliability(call) >= 0.135"), known);
        CompiledRule better = Asking.rule(CALL.formatted("reliability(call) > 0.3"), known);

        assertThat(asking.ask(rule, call("c", "21:00:00"))).hasSize(1);
        assertThat(asking.ask(better, call("c", "21:00:00"))).isEmpty();
        assertThat(asking.ask(better, call("c", "21:00:00").with("sensorId", "psap-7")))
                .hasSize(1);
    }

    @Test
    void placesAreTheInstallationsAndTheRulesOwn() throws Exception {
        double[][][][] square = {
            {{{-122.28, 37.79}, {-122.27, 37.79}, {-122.27, 37.81}, {-122.28, 37.81}, {-122.28, 37.79}}}
        };
        RuleSurroundings known =
                new RuleSurroundings(ZoneId.of("UTC"), Map.of("west", Place.of("west", square)), Map.of());
        CompiledRule west = Asking.rule(CALL.formatted("inside(call, 'west')"), known);
        CompiledRule own = Asking.rule("""
                places:
                  west: {type: Polygon, coordinates: [[[-122.3, 37.7], [-122.29, 37.7], [-122.29, 37.9], [-122.3, 37.7]]]}
                """ + CALL.formatted("inside(call, 'west')"), known);

        // The examples' point is 122.27 W: on the border, which belongs to the place.
        assertThat(asking.ask(west, call("c", "21:00:00"))).hasSize(1);
        assertThat(asking.ask(west, call("c", "21:00:00").with("east", "10m"))).isEmpty();
        assertThat(asking.ask(own, call("c", "21:00:00"))).isEmpty();
    }

    private static RuleSurroundings in(String zone) {
        return new RuleSurroundings(ZoneId.of(zone), Map.of(), Map.of());
    }
}
