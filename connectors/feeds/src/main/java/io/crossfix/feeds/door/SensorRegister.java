package io.crossfix.feeds.door;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossfix.document.Fault;
import io.crossfix.document.InvalidDocument;
import io.crossfix.document.YamlDocument;
import io.crossfix.record.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every sensor that may say something. Its grammar is {@value #SCHEMA}. */
public final class SensorRegister {

    /** The published JSON Schema, on the class path. */
    public static final String SCHEMA = "/json-schema/sensors.schema.json";

    /** One in which nobody is registered and everybody may speak: for trials. */
    public static final SensorRegister OPEN = new SensorRegister(true, Map.of());

    private static final int MAX_CHARACTERS = 32 * 1024 * 1024;

    private final boolean strangers;
    private final Map<String, Sensor> byName;

    private SensorRegister(boolean strangers, Map<String, Sensor> byName) {
        this.strangers = strangers;
        this.byName = byName;
    }

    /**
     * Reads a register.
     *
     * @throws InvalidDocument with every fault, each with line and column
     */
    public static SensorRegister read(Path file) throws InvalidDocument {
        try {
            return read(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new InvalidDocument(List.of(new Fault(file.toString(), 0, 0, "cannot be read: " + e)));
        }
    }

    /**
     * Reads a register.
     *
     * @param source where the text came from, for messages
     * @throws InvalidDocument with every fault, each with line and column
     */
    public static SensorRegister read(String text, String source) throws InvalidDocument {
        YamlDocument document = YamlDocument.read(text, source, SCHEMA, MAX_CHARACTERS);
        List<Fault> faults = new ArrayList<>();
        Map<String, Sensor> byName = new HashMap<>();
        for (JsonNode node : document.root().path("sensors")) {
            try {
                Sensor sensor = sensor(node);
                for (String name : names(sensor)) {
                    if (byName.putIfAbsent(name, sensor) != null) {
                        faults.add(document.fault(node, "the name '" + name + "' is taken by another sensor"));
                    }
                }
            } catch (IllegalArgumentException e) {
                faults.add(document.fault(node, String.valueOf(e.getMessage())));
            }
        }
        if (!faults.isEmpty()) {
            throw new InvalidDocument(faults);
        }
        return new SensorRegister(document.root().path("strangers").asText().equals("admit"), byName);
    }

    /** Whether sensors that are not registered may speak. */
    public boolean admitsStrangers() {
        return strangers;
    }

    /** The sensor of an id or another name of it, or null. */
    public @Nullable Sensor find(String name) {
        return byName.get(name);
    }

    /** Every sensor once. */
    public Collection<Sensor> all() {
        return new HashSet<>(byName.values());
    }

    private static List<String> names(Sensor sensor) {
        List<String> names = new ArrayList<>(sensor.also());
        names.add(sensor.id());
        return names;
    }

    private static Sensor sensor(JsonNode node) {
        Sensor.Site site = site(node.path("position"));
        return new Sensor(
                node.path("id").asText(),
                List.copyOf(texts(node.path("also"))),
                kinds(node.path("kind")),
                node.path("owner").asText(),
                texts(node.path("senders")),
                site,
                area(node, site),
                node.path("most-per-second").asDouble(Double.POSITIVE_INFINITY),
                Sensor.Sequence.valueOf(node.path("sequence").asText("none").toUpperCase(Locale.ROOT)),
                node.has("retention") ? duration(node.path("retention").asText()) : null);
    }

    private static Sensor.@Nullable Site site(JsonNode position) {
        return position.isMissingNode()
                ? null
                : new Sensor.Site(
                        position.path("latitude").asDouble(),
                        position.path("longitude").asDouble(),
                        position.has("uncertainty")
                                ? position.path("uncertainty").asDouble()
                                : null);
    }

    private static @Nullable Area area(JsonNode node, Sensor.@Nullable Site site) {
        if (node.has("area")) {
            JsonNode ring = node.path("area");
            double[][] corners = new double[ring.size()][];
            for (int i = 0; i < corners.length; i++) {
                corners[i] = new double[] {
                    ring.path(i).path(0).asDouble(), ring.path(i).path(1).asDouble()
                };
            }
            return Area.within(corners);
        }
        if (!node.has("reach")) {
            return null;
        }
        if (site == null) {
            throw new IllegalArgumentException("a reach needs a position around which it lies");
        }
        return Area.around(site, node.path("reach").asDouble());
    }

    private static Set<Kind> kinds(JsonNode node) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        texts(node).forEach(kind -> kinds.add(Kind.valueOf(kind)));
        return kinds;
    }

    private static Set<String> texts(JsonNode node) {
        Set<String> texts = new HashSet<>();
        (node.isArray() ? node : node.isMissingNode() ? List.<JsonNode>of() : List.of(node))
                .forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static Duration duration(String text) {
        long number = Long.parseLong(text.substring(0, text.length() - 1));
        return switch (text.charAt(text.length() - 1)) {
            case 's' -> Duration.ofSeconds(number);
            case 'm' -> Duration.ofMinutes(number);
            case 'h' -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
