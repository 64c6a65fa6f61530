package io.crossfix.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossfix.document.Fault;
import io.crossfix.document.InvalidDocument;
import io.crossfix.document.YamlDocument;
import io.crossfix.model.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The places of an installation: a GeoJSON FeatureCollection, each feature with a name. */
public final class PlacesFile {

    /** Class path name of the published JSON Schema. */
    public static final String SCHEMA = "/json-schema/places.schema.json";

    /** Longest file that is read, in characters. */
    public static final int MAX_CHARACTERS = 2 * 1024 * 1024;

    private PlacesFile() {}

    /**
     * Every place by its name.
     *
     * @param source file that the text came from, for messages
     * @throws InvalidDocument with every fault: rings that are open or cross themselves, names that occur twice
     */
    public static Map<String, Place> read(String text, String source) throws InvalidDocument {
        YamlDocument document = YamlDocument.read(text, source, SCHEMA, MAX_CHARACTERS);
        List<Fault> faults = new ArrayList<>();
        Map<String, Place> places = new HashMap<>();
        JsonNode features = document.root().get("features");
        for (int i = 0; i < features.size(); i++) {
            String name = features.get(i).at("/properties/name").asText();
            Place place = new PlaceReader((pointer, message) -> faults.add(document.fault(pointer, message)))
                    .read("/features/" + i + "/geometry", name, features.get(i).get("geometry"));
            if (place != null && places.put(name, place) != null) {
                faults.add(document.fault("/features/" + i + "/properties/name", "'" + name + "' is there twice"));
            }
        }
        if (!faults.isEmpty()) {
            throw new InvalidDocument(faults);
        }
        return places;
    }
}
