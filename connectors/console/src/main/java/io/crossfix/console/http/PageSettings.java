package io.crossfix.console.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.console.City;
import io.crossfix.console.ConsoleSettings;
import io.crossfix.console.ReasonCodes;
import io.crossfix.console.ReasonCodes.Reason;
import io.crossfix.console.alert.Purpose;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** What the page is told of the city and the house's rules. */
final class PageSettings {

    static final String BASE_MAP = "/base-map/style.json";

    private final City city;
    private final ReasonCodes reasons;

    PageSettings(ConsoleSettings settings) {
        this.city = settings.city();
        this.reasons = settings.reasons();
    }

    void addTo(ObjectNode view) {
        view.put("zone", name(city.zone()));
        ArrayNode purposes = view.putArray("purposes");
        Purpose.codes().forEach(purposes::add);
        ObjectNode codes = view.putObject("reasons");
        add(codes.putArray("confirm"), reasons.confirm());
        add(codes.putArray("dismiss"), reasons.dismiss());
        add(codes.putArray("suppress"), reasons.suppress());
        ObjectNode settings = view.putObject("settings");
        settings.put("reasonRequired", reasons.required())
                .put("escalationSound", true)
                .put("baseMap", city.baseMap() == null ? null : BASE_MAP);
        map(settings.putObject("map"));
        desks(view.putArray("desksKnown"));
    }

    private static void add(ArrayNode list, List<Reason> reasons) {
        reasons.forEach(reason -> list.addObject().put("code", reason.code()).put("label", reason.label()));
    }

    private void map(ObjectNode map) {
        City.Centre centre = city.centre();
        map.putArray("center").add(centre.longitude()).add(centre.latitude());
        map.put("zoom", centre.zoom());
        List<Double> bounds = city.bounds();
        if (bounds == null) {
            map.putNull("bounds");
        } else {
            ArrayNode corners = map.putArray("bounds");
            bounds.forEach(corners::add);
        }
    }

    private void desks(ArrayNode desks) {
        city.desks()
                .forEach(desk -> desks.addObject()
                        .put("id", desk.id())
                        .put("name", desk.name())
                        .set("polygon", desk.polygon()));
    }

    /** As browsers know it: they have UTC, not Z. */
    private static String name(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }
}
