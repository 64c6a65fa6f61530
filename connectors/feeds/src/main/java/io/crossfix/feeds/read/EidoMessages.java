package io.crossfix.feeds.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Messages in NENA EIDO (NENA-STA-021.1): the state of one incident. Each call of it is a row; an incident without calls
 * is one. Persons, callbacks, notes, agents and additional data are never looked at.
 */
final class EidoMessages implements PayloadReader {

    /** The columns that a mapping may use. */
    static final Set<String> COLUMNS = Set.of(
            "id",
            "incident",
            "agency",
            "type",
            "internal-type",
            "status",
            "priority",
            "started",
            "updated",
            "latitude",
            "longitude",
            "radius");

    private static final int MAX_LINKS = 100;

    private final Texts texts = new Texts(StandardCharsets.UTF_8);
    private final GeodeticLocations locations = new GeodeticLocations();
    private final List<String> wanted;

    /** @throws IllegalArgumentException when a column is none of {@link #COLUMNS} */
    EidoMessages(List<String> wanted) {
        this.wanted = List.copyOf(wanted);
        wanted.stream().filter(column -> !COLUMNS.contains(column)).forEach(column -> {
            throw new IllegalArgumentException(
                    "an EIDO has no column '" + column + "'; it has " + new TreeSet<>(COLUMNS));
        });
    }

    @Override
    public List<Line> read(byte[] message, Map<String, String> attributes) {
        return JsonMessages.read(
                message,
                texts,
                eido -> eido.path("eidoVersion").isTextual()
                        ? rows(eido, message)
                        : Messages.broken(message, "is no EIDO: it has no eidoVersion"));
    }

    private List<Line> rows(JsonNode eido, byte[] message) {
        JsonNode calls = eido.path("callComponent");
        if (calls.size() > PayloadFormat.MAX_ROWS) {
            return Messages.tooMany(message, calls.size());
        }
        Map<String, String> incident = incident(eido);
        List<Line> rows = new ArrayList<>();
        for (JsonNode call : calls) {
            rows.add(row(rows.size() + 1, call(call, eido, incident), message));
        }
        return rows.isEmpty() ? List.of(row(1, incident, message)) : rows;
    }

    private Line row(int number, Map<String, String> values, byte[] message) {
        return new Line.Row(
                number,
                message,
                wanted.stream().map(column -> values.getOrDefault(column, "")).toArray(String[]::new));
    }

    private Map<String, String> incident(JsonNode eido) {
        JsonNode incident = eido.path("incidentComponent");
        Map<String, String> values = new HashMap<>();
        values.put("id", eido.path("$id").asText());
        values.put("incident", family(eido));
        values.put("agency", eido.path("updatedByAgencyReference").path("$ref").asText());
        values.put("type", incident.path("incidentTypeCommonRegistryText").asText());
        values.put("internal-type", incident.path("incidentTypeInternalCode").asText());
        values.put("status", statuses(incident.path("incidentStatusCommonRegistryText")));
        values.put("priority", incident.path("incidentCommonPriorityNumber").asText());
        values.put("started", eido.path("lastUpdateTimeStamp").asText());
        values.put("updated", eido.path("lastUpdateTimeStamp").asText());
        place(incident.path("locationReference"), eido, values);
        return values;
    }

    private Map<String, String> call(JsonNode call, JsonNode eido, Map<String, String> incident) {
        Map<String, String> values = new HashMap<>(incident);
        values.put("id", call.path("$id").asText());
        values.put("started", call.path("callStartTimestamp").asText());
        place(call.path("locationReference"), eido, values);
        return values;
    }

    /** All that are linked or merged name the same one, whichever of them a state is of: the first by name. */
    private static String family(JsonNode eido) {
        TreeSet<String> family = new TreeSet<>();
        for (String links : List.of("linkComponent", "mergeComponent")) {
            for (JsonNode link : eido.path(links)) {
                String other = link.path("incidentTrackingIdentifier").asText();
                if (!other.isBlank()
                        && !link.path("linkDirectionCode").asText().equals("UNLINK")
                        && family.size() < MAX_LINKS) {
                    family.add(other);
                }
            }
        }
        String own = eido.path("$id").asText();
        if (!own.isBlank()) {
            family.add(own);
        }
        return family.isEmpty() ? "" : family.first();
    }

    /** The latest of its statuses. */
    private static String statuses(JsonNode statuses) {
        String last = "";
        for (JsonNode status : statuses) {
            last = status.asText();
        }
        return last;
    }

    private void place(JsonNode references, JsonNode eido, Map<String, String> values) {
        GeodeticLocations.Location found = locations.best(references, eido.path("locationComponent"));
        if (found != null) {
            values.put("latitude", found.latitude());
            values.put("longitude", found.longitude());
            values.put("radius", found.radiusMetres());
        }
    }
}
