package io.crossfix.outlook.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.crossfix.document.InvalidDocument;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouteFileTest {

    @Test
    void linesOfPositionsWithAndWithoutTimeAndHeading() throws Exception {
        assertThat(RouteFile.read("lat,lon\n41.85,-87.68\n\n41.86,-87.69\n", "r.csv"))
                .containsExactly(new Waypoint(41.85, -87.68, null), new Waypoint(41.86, -87.69, null));
        assertThat(RouteFile.read("41.85,-87.68,2024-06-21T16:00:00-05:00\r\n41.86,-87.69,2024-06-21T21:01:00Z", "r"))
                .extracting(Waypoint::at)
                .containsExactly(Instant.parse("2024-06-21T21:00:00Z"), Instant.parse("2024-06-21T21:01:00Z"));
    }

    @Test
    void aLineStringAloneInAFeatureOrInACollectionWithTabsAndHeights() throws Exception {
        String line = "{\"type\": \"LineString\",\n\t\"coordinates\": [[-87.68, 41.85], [-87.69, 41.86, 180]]}";
        String feature = "{\"type\": \"Feature\", \"properties\": null, \"geometry\": " + line + "}";
        String collection =
                "{\"type\": \"FeatureCollection\", \"features\": [{\"type\": \"Feature\", \"properties\": {},"
                        + " \"geometry\": {\"type\": \"Point\", \"coordinates\": [0, 0]}}, " + feature + "]}";
        for (String text : List.of(line, feature, collection)) {
            assertThat(RouteFile.read(text, "r.geojson"))
                    .containsExactly(new Waypoint(41.85, -87.68, null), new Waypoint(41.86, -87.69, null));
        }
    }

    @Test
    void everyFaultNamesItsLineAndTheValue() {
        assertThat(faults("""
                41.85,-87.68,2024-06-21T21:00:00Z
                north,-87.68,2024-06-21T21:00:00Z
                91.5,-87.68,2024-06-21T21:00:00Z
                41.85,-187.68,2024-06-21T21:00:00Z
                41.85,-87.68,9 pm
                41.85;-87.68
                41.85,-87.68,2024-06-21T20:59:59Z
                41.85,-87.68
                NaN,1,2024-06-21T21:00:00Z
                """))
                .containsExactly(
                        "r:2:1: latitude must be a number, was 'north'",
                        "r:3:1: latitude must be within [-90, 90], was 91.5",
                        "r:4:1: longitude must be within [-180, 180], was -187.68",
                        "r:5:1: time must be ISO 8601 with an offset, such as 2026-11-27T01:00:00Z, was '9 pm'",
                        "r:6:1: lat,lon or lat,lon,time is wanted, was '41.85;-87.68'",
                        "r:7:1: times must not go back, was 2024-06-21T20:59:59Z after 2024-06-21T21:00:00Z",
                        "r:8:1: either every position has a time or none has; this one has none",
                        "r:9:1: latitude must be within [-90, 90], was NaN");
        assertThat(
                        faults(
                                "{\"type\": \"LineString\", \"coordinates\": [\n[-87.68, 41.85],\n[-87.68, 141.85],\n[-87.68, \"x\"]]}"))
                .containsExactly(
                        "r:3:1: latitude must be within [-90, 90], was 141.85",
                        "r:4:1: a position is [longitude, latitude], was [-87.68,\"x\"]");
    }

    @Test
    void whatIsNoRouteIsRefused() {
        assertThat(faults("")).containsExactly("r: holds 0 positions; a route has 2 to 100000");
        assertThat(faults("41.85,-87.68")).containsExactly("r: holds 1 positions; a route has 2 to 100000");
        assertThat(faults("41.85,-87.68\n".repeat(100_001)))
                .containsExactly("r: holds 100001 positions; a route has 2 to 100000");
        assertThat(faults("0,0\n0,10")).containsExactly("r: is 1112 km long, at most 1000 km are looked at");
        assertThat(faults("{\"type\": \"Point\", \"coordinates\": [0, 0]}"))
                .singleElement()
                .asString()
                .contains("/type");
        assertThat(faults("{\"type\": \"FeatureCollection\", \"features\": []}"))
                .containsExactly("r:1:1: one LineString is wanted, there are 0");
        assertThat(faults("{\"type\": \"LineString\", \"coordinates\": [[1, 2")).hasSize(1);
        assertThat(catchThrowableOfType(InvalidDocument.class, () -> RouteFile.read(Path.of("no-such.csv"))))
                .hasMessageContaining("no-such.csv: there is no such readable file");
    }

    private static List<String> faults(String text) {
        return catchThrowableOfType(InvalidDocument.class, () -> RouteFile.read(text, "r")).faults().stream()
                .map(Object::toString)
                .toList();
    }
}
