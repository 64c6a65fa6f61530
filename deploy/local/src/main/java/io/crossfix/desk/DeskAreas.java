package io.crossfix.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.crossfix.console.DeskArea;
import io.crossfix.job.AlertSettings;
import io.crossfix.model.Place;
import io.crossfix.model.desk.Desk;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The desks of the job as the console shows them. */
public final class DeskAreas {

    private static final ObjectMapper JSON = new ObjectMapper();

    private DeskAreas() {}

    /** Every desk with its area and its budget. */
    public static List<DeskArea> of(AlertSettings alerts) {
        int budget = alerts.attention().budget();
        return alerts.desks().desks().stream()
                .map(desk -> new DeskArea(desk.id(), desk.id(), polygon(desk), budget))
                .toList();
    }

    /** RFC 7946, section 3.1.7. */
    private static @Nullable JsonNode polygon(Desk desk) {
        Place area = desk.area();
        if (area == null) {
            return null;
        }
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "MultiPolygon")
                .set("coordinates", JSON.valueToTree(area.polygons()));
    }
}
