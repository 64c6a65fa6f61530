package io.crossfix.rule;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.StructType;
import io.crossfix.record.Kind;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The four kinds of fact as types of the condition language, so that an unknown field is refused when a rule is read. */
final class FactTypes implements CelTypeProvider {

    private static final Map<Kind, StructType> TYPES = ofKinds();

    /** The type of a kind's facts; its name is the kind's. */
    static StructType of(Kind kind) {
        StructType type = TYPES.get(kind);
        if (type == null) {
            throw new IllegalArgumentException("no type for kind " + kind);
        }
        return type;
    }

    @Override
    public ImmutableCollection<CelType> types() {
        return ImmutableList.copyOf(TYPES.values());
    }

    @Override
    public Optional<CelType> findType(String name) {
        return TYPES.values().stream()
                .filter(type -> type.name().equals(name))
                .map(CelType.class::cast)
                .findFirst();
    }

    private static Map<Kind, StructType> ofKinds() {
        Map<Kind, StructType> types = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            types.put(
                    kind,
                    StructType.create(
                            kind.name(),
                            ImmutableSet.copyOf(FactField.of(kind).keySet()),
                            name -> Optional.ofNullable(FactField.of(kind).get(name))
                                    .map(FactField::type)));
        }
        return types;
    }
}
