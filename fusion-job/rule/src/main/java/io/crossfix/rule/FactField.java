package io.crossfix.rule;

import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import io.crossfix.model.Observation;
import io.crossfix.record.Kind;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of a fact that a condition can read, named as in the Avro schemas. */
enum FactField {
    ID("id", SimpleType.STRING, EnumSet.allOf(Kind.class), Observation::id),
    SENSOR_ID("sensorId", SimpleType.STRING, EnumSet.allOf(Kind.class), Observation::sensor),
    AT("at", SimpleType.INT, EnumSet.allOf(Kind.class), Observation::at),
    LATITUDE("latitude", SimpleType.DOUBLE, EnumSet.allOf(Kind.class), Observation::latitude),
    LONGITUDE("longitude", SimpleType.DOUBLE, EnumSet.allOf(Kind.class), Observation::longitude),
    UNCERTAINTY("uncertaintyMetres", SimpleType.DOUBLE, EnumSet.allOf(Kind.class), o -> (double) o.uncertaintyMetres()),
    CONFIDENCE("confidence", SimpleType.DOUBLE, EnumSet.allOf(Kind.class), Observation::confidence),
    CATEGORY("category", SimpleType.STRING, EnumSet.allOf(Kind.class), Observation::categoryName),
    ROUNDS("rounds", SimpleType.INT, EnumSet.of(Kind.GUNSHOT), o -> (long) o.quantity()),
    COUNT("count", SimpleType.INT, EnumSet.of(Kind.CAMERA), o -> (long) o.quantity()),
    PRIORITY("priority", SimpleType.INT, EnumSet.of(Kind.CALL), o -> o.quantity() == 0 ? null : (long) o.quantity()),
    // A token can be compared with another token and with nothing else: no rule can name a plate or a person.
    TOKEN("token", OpaqueType.create("token"), EnumSet.of(Kind.PLATE), Observation::token),
    CALLER("caller", OpaqueType.create("token"), EnumSet.of(Kind.CALL), Observation::token),
    HOTLIST("hotlist", SimpleType.BOOL, EnumSet.of(Kind.PLATE), Observation::isHotlistHit),
    HEADING("headingDegrees", SimpleType.DOUBLE, EnumSet.of(Kind.PLATE), o -> known(o.headingDegrees())),
    SPEED("speedMetresPerSecond", SimpleType.DOUBLE, EnumSet.of(Kind.PLATE), o -> known(o.speedMetresPerSecond())),
    ORIGIN(
            "origin",
            SimpleType.STRING,
            EnumSet.allOf(Kind.class),
            o -> o.origin().name()),
    EXERCISE("exercise", SimpleType.BOOL, EnumSet.allOf(Kind.class), Observation::exercise);

    private final String label;
    private final CelType type;
    private final ImmutableSet<Kind> kinds;

    @SuppressWarnings("ImmutableEnumChecker") // Every reader is a function of its argument alone.
    private final Function<Observation, @Nullable Object> reader;

    FactField(String label, CelType type, Set<Kind> kinds, Function<Observation, @Nullable Object> reader) {
        this.label = label;
        this.type = type;
        this.kinds = ImmutableSet.copyOf(kinds);
        this.reader = reader;
    }

    private static final Map<PartKind, Map<String, FactField>> BY_KIND = byKind();

    /** Every field that facts of a kind have, by the name that rules use. */
    static Map<String, FactField> of(PartKind kind) {
        return BY_KIND.getOrDefault(kind, Map.of());
    }

    /** Every field of a stream. */
    static Map<String, FactField> of(Kind kind) {
        return of(PartKind.valueOf(kind.name()));
    }

    /** Its name in rules. */
    String label() {
        return label;
    }

    CelType type() {
        return type;
    }

    /** The value, or null when the observation does not have it. */
    @Nullable
    Object read(Observation observation) {
        return reader.apply(observation);
    }

    private static @Nullable Double known(float value) {
        return Float.isNaN(value) ? null : (double) value;
    }

    private static Map<PartKind, Map<String, FactField>> byKind() {
        Map<PartKind, Map<String, FactField>> table = new EnumMap<>(PartKind.class);
        for (PartKind kind : PartKind.values()) {
            Map<String, FactField> fields = new LinkedHashMap<>();
            for (FactField field : values()) {
                if (field.kinds.containsAll(kind.kinds())) {
                    fields.put(field.label, field);
                }
            }
            table.put(kind, fields);
        }
        return table;
    }
}
