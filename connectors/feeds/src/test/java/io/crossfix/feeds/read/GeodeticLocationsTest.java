package io.crossfix.feeds.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;

class GeodeticLocationsTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ArrayNode components = NODES.arrayNode();
    private final ArrayNode references = NODES.arrayNode();

    @Test
    void theCallersOwnPlaceGoesBeforeThatOfTheRouter() {
        add("RoutingLocation", "<presence><Point><pos>1 2</pos></Point></presence>");
        add("Caller", "<presence><Circle><pos>37.5 -122.5</pos><radius>45</radius></Circle></presence>");
        assertThat(best()).isEqualTo(new GeodeticLocations.Location("37.5", "-122.5", "45"));
    }

    @Test
    void aCivicAddressIsNoPlace() {
        add("Caller", "<presence><civicAddress><A1>CA</A1><HNO>42</HNO></civicAddress></presence>");
        assertThat(best()).isNull();
        add("RoutingLocation", "<presence><Point><pos>1.5 2.5</pos></Point></presence>");
        assertThat(best()).isEqualTo(new GeodeticLocations.Location("1.5", "2.5", ""));
    }

    @Test
    void aPolygonIsItsMiddleWithTheFarthestCornerAsRadius() {
        add(
                "Caller",
                "<presence><Polygon><pos>0 0</pos><pos>0 2</pos><pos>2 2</pos><pos>2 0</pos><pos>0 0</pos></Polygon></presence>");
        // From (1, 1) to a corner: one degree each way, 157,242 m on a plane of 111,195 m to the degree.
        assertThat(best()).isEqualTo(new GeodeticLocations.Location("1.0", "1.0", "157242"));
    }

    @Test
    void nothingIsMadeOfNonsense() {
        add("Caller", "<presence><Point><pos>north of the bridge</pos></Point></presence>");
        add("Caller", "<!DOCTYPE x><presence/>");
        add("Caller", "");
        assertThat(best()).isNull();
    }

    private void add(String type, String presence) {
        String id = "l-" + components.size();
        components
                .addObject()
                .put("$id", id)
                .put("locationTypeDescriptionRegistryText", type)
                .put("locationByValue", presence);
        references.addObject().put("$ref", id);
    }

    private GeodeticLocations.Location best() {
        return new GeodeticLocations().best(references, components);
    }
}
