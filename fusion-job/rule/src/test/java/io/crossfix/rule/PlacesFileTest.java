package io.crossfix.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfix.document.InvalidDocument;
import io.crossfix.model.Place;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlacesFileTest {

    private static final String FEATURE = """
            {"type": "Feature", "properties": {"name": "%s", "kept": "by another program"},
             "geometry": {"type": "Polygon", "coordinates": [%s]}}""";
    private static final String SQUARE = "[[8, 47], [9, 47], [9, 48], [8, 48], [8, 47]]";

    @Test
    void everyFeatureIsAPlaceByItsName() throws Exception {
        Map<String, Place> places = PlacesFile.read(file(FEATURE.formatted("old-town", SQUARE)), "places.geojson");
        assertThat(places).containsOnlyKeys("old-town");
        assertThat(places.get("old-town").contains(47.5, 8.5)).isTrue();
        assertThat(places.get("old-town").contains(47.5, 9.5)).isFalse();
    }

    @Test
    void allFaultsAreToldAtOnceEachWithItsLine() {
        String broken = file(
                FEATURE.formatted("a", SQUARE),
                FEATURE.formatted("a", SQUARE),
                FEATURE.formatted("bow-tie", "[[1, 1], [2, 2], [2, 1], [1, 2], [1, 1]]"));
        assertThatThrownBy(() -> PlacesFile.read(broken, "places.geojson"))
                .isInstanceOf(InvalidDocument.class)
                .hasMessageContaining("places.geojson:4:")
                .hasMessageContaining("'a' is there twice")
                .hasMessageContaining("Self-intersection");
        assertThatThrownBy(() -> PlacesFile.read("{\"type\": \"Feature\"}", "x"))
                .hasMessageContaining("features");
    }

    private static String file(String... features) {
        return "{\"type\": \"FeatureCollection\", \"features\": [\n" + String.join(",\n", features) + "\n]}";
    }
}
