package io.crossfix.rule;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.StructType;
import io.crossfix.record.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The kinds of fact as types of the condition language, so that an unknown field is refused when a rule is read: one for
 * each stream, and one of what all risk crossings have in common.
 */
final class FactTypes implements CelTypeProvider {

    private static final List<PartKind> TYPED =
            List.of(PartKind.GUNSHOT, PartKind.PLATE, PartKind.CALL, PartKind.CAMERA, PartKind.RISK_CROSSING);
    private static final Map<PartKind, StructType> TYPES =
            TYPED.stream().collect(Collectors.toUnmodifiableMap(kind -> kind, FactTypes::type));

    /** The type of what a rule names; its name is the kind's. A hotlist hit is a plate read. */
    static StructType of(PartKind kind) {
        StructType type = TYPES.get(kind == PartKind.HOTLIST_HIT ? PartKind.PLATE : kind);
        if (type == null) {
            throw new IllegalArgumentException("no type for kind " + kind);
        }
        return type;
    }

    /** The type of a stream's facts. */
    static StructType of(Kind kind) {
        return of(PartKind.valueOf(kind.name()));
    }

    /** All of them. */
    static Stream<StructType> all() {
        return TYPED.stream().map(FactTypes::of);
    }

    @Override
    public ImmutableCollection<CelType> types() {
        return ImmutableList.copyOf(TYPES.values());
    }

    @Override
    public Optional<CelType> findType(String name) {
        return all().filter(type -> type.name().equals(name))
                .map(CelType.class::cast)
                .findFirst();
    }

    private static StructType type(PartKind kind) {
        return StructType.create(
                kind.name(),
                ImmutableSet.copyOf(FactField.of(kind).keySet()),
                name -> Optional.ofNullable(FactField.of(kind).get(name)).map(FactField::type));
    }
}
