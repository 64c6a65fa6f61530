package io.crossfix.feeds.door;

import io.crossfix.document.Fault;
import io.crossfix.document.InvalidDocument;
import io.crossfix.feeds.UnusableSource;
import io.crossfix.feeds.mapping.Mapping;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Formats by name: those that are shipped, and mapping files. */
public final class Formats {

    /** What is shipped; a sender whose messages tell of several streams needs a mapping for each. */
    private static final Map<String, List<String>> SHIPPED = new TreeMap<>(Map.of(
            "gunshot-packets", List.of("gunshot-packets"),
            "openalpr", List.of("openalpr"),
            "platerecognizer", List.of("platerecognizer"),
            "axis-lpr", List.of("axis-lpr"),
            "onvif", List.of("onvif-events", "onvif-plates"),
            "onvif-mqtt", List.of("onvif-mqtt", "onvif-mqtt-plates"),
            "frigate", List.of("frigate-objects", "frigate-plates"),
            "eido", List.of("eido")));

    private Formats() {}

    /** The names of those that are shipped. */
    public static List<String> shipped() {
        return List.copyOf(SHIPPED.keySet());
    }

    /**
     * The mappings of a format.
     *
     * @param format a shipped name, or mapping files separated by commas
     * @param beside directory that files are relative to
     * @throws InvalidDocument with every fault of every mapping, and when a file cannot be read or is for files
     */
    public static List<Mapping> of(String format, Path beside) throws InvalidDocument {
        List<Mapping> mappings = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        List<String> parts = SHIPPED.containsKey(format) ? SHIPPED.get(format) : List.of(format.split(",", -1));
        for (String part : parts) {
            try {
                Mapping mapping = SHIPPED.containsKey(format) ? shipped(part) : read(beside.resolve(part.strip()));
                mapping.payload();
                mappings.add(mapping);
            } catch (InvalidDocument e) {
                faults.addAll(e.faults());
            } catch (UnusableSource e) {
                faults.add(new Fault(part, 0, 0, String.valueOf(e.getMessage())));
            }
        }
        if (!faults.isEmpty()) {
            throw new InvalidDocument(faults);
        }
        return mappings;
    }

    private static Mapping read(Path file) throws InvalidDocument {
        try {
            return Mapping.read(file);
        } catch (IOException e) {
            throw new InvalidDocument(List.of(new Fault(
                    file.toString(), 0, 0, "is neither one of " + shipped() + " nor a mapping file that can be read")));
        }
    }

    private static Mapping shipped(String name) throws InvalidDocument {
        String resource = "/formats/" + name + ".yaml";
        try (InputStream in = Formats.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            return Mapping.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), name + ".yaml");
        } catch (IOException e) {
            throw new IllegalStateException(resource + " cannot be read", e);
        }
    }
}
