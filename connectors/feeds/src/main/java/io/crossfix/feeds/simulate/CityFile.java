package io.crossfix.feeds.simulate;

import io.crossfix.document.Fault;
import io.crossfix.document.InvalidDocument;
import io.crossfix.document.YamlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Reads cities: the shipped ones by name, others from YAML. */
public final class CityFile {

    /** Names of the cities that are shipped. */
    public static final List<String> SHIPPED = List.of("oakland", "washington", "chicago");

    private static final String SCHEMA = "/json-schema/city.schema.json";

    private CityFile() {}

    /**
     * A shipped city.
     *
     * @throws IllegalArgumentException when no city of this name is shipped
     */
    public static City shipped(String name) {
        if (!SHIPPED.contains(name)) {
            throw new IllegalArgumentException("no city named '" + name + "' is shipped; there are " + SHIPPED);
        }
        String resource = "/simulate/" + name + ".yaml";
        try (InputStream in = CityFile.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the build left out " + resource);
            }
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8), resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InvalidDocument e) {
            throw new IllegalStateException("a shipped city is broken: " + e.getMessage(), e);
        }
    }

    /**
     * The city that a YAML text describes.
     *
     * @param source file that it came from, for messages
     * @throws InvalidDocument with every fault
     */
    public static City read(String text, String source) throws InvalidDocument {
        YamlDocument document = YamlDocument.read(text, source, SCHEMA);
        checkZone(document);
        City city = document.as(City.class);
        List<Fault> faults = outside(document, city);
        if (!faults.isEmpty()) {
            throw new InvalidDocument(faults);
        }
        return city;
    }

    private static void checkZone(YamlDocument document) throws InvalidDocument {
        String zone = document.root().path("zone").asText();
        try {
            ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new InvalidDocument(List.of(document.fault("/zone", "'" + zone + "' is not an IANA time zone")));
        }
    }

    private static List<Fault> outside(YamlDocument document, City city) {
        Area area = city.outline();
        List<Fault> faults = new ArrayList<>();
        List<Place> detectors = city.sensors().detectors();
        for (int i = 0; i < detectors.size(); i++) {
            if (!area.holds(detectors.get(i))) {
                faults.add(document.fault("/sensors/detectors/" + i, "lies outside the area"));
            }
        }
        List<City.HotSpot> spots = city.hotSpots().places();
        for (int i = 0; i < spots.size(); i++) {
            if (!area.holds(spots.get(i).at())) {
                faults.add(document.fault("/hot-spots/places/" + i + "/at", "lies outside the area"));
            }
        }
        return faults;
    }
}
