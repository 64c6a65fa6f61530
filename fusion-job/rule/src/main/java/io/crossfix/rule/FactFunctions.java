package io.crossfix.rule;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import io.crossfix.model.Observation;
import io.crossfix.model.Sphere;
import io.crossfix.record.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.function.UnaryOperator;

/** The functions that conditions have besides those of CEL; {@code README.md} lists them for analysts. */
final class FactFunctions {

    static final String FIRST = "first";
    static final String LAST = "last";

    private static final List<Between> BETWEEN = List.of(
            new Between("distance", Sphere::distanceMetres),
            new Between("seconds", FactFunctions::seconds),
            new Between("bearing", FactFunctions::bearing));

    private static final List<Of> OF = List.of(new Of(FIRST, FactView::first), new Of(LAST, FactView::last));

    private FactFunctions() {}

    private record Between(String name, ToDoubleBiFunction<Observation, Observation> value) {

        // Named for every pair of kinds: one parameter of any type would let distance('here', 3) pass the type check.
        String overload(Kind a, Kind b) {
            return name + "_" + a + "_" + b;
        }
    }

    private record Of(String name, UnaryOperator<FactView> value) {

        String overload(Kind kind) {
            return name + "_" + kind;
        }
    }

    static List<CelFunctionDecl> declarations() {
        List<CelFunctionDecl> declarations = new ArrayList<>();
        for (Between between : BETWEEN) {
            List<CelOverloadDecl> overloads = new ArrayList<>();
            eachPair((a, b) -> overloads.add(overload(
                    between.overload(a, b), SimpleType.DOUBLE, ImmutableList.of(FactTypes.of(a), FactTypes.of(b)))));
            declarations.add(CelFunctionDecl.newFunctionDeclaration(between.name(), overloads));
        }
        for (Of of : OF) {
            List<CelOverloadDecl> overloads = new ArrayList<>();
            for (Kind kind : Kind.values()) {
                CelType type = FactTypes.of(kind);
                overloads.add(overload(of.overload(kind), type, ImmutableList.of(type)));
            }
            declarations.add(CelFunctionDecl.newFunctionDeclaration(of.name(), overloads));
        }
        return declarations;
    }

    @SuppressWarnings("Immutable") // The functions above are functions of their arguments alone.
    static List<CelFunctionBinding> bindings() {
        List<CelFunctionBinding> bindings = new ArrayList<>();
        for (Between between : BETWEEN) {
            eachPair((a, b) -> bindings.add(CelFunctionBinding.from(
                    between.overload(a, b),
                    FactView.class,
                    FactView.class,
                    (left, right) -> between.value().applyAsDouble(left.fact(), right.fact()))));
        }
        for (Of of : OF) {
            for (Kind kind : Kind.values()) {
                bindings.add(CelFunctionBinding.from(
                        of.overload(kind), FactView.class, view -> of.value().apply(view)));
            }
        }
        return bindings;
    }

    /** From {@code a} to {@code b}, seconds; negative when {@code b} is the earlier one. */
    private static double seconds(Observation a, Observation b) {
        return (b.at() - a.at()) / 1_000.0;
    }

    /**
     * Initial great-circle bearing from {@code a} to {@code b}, degrees clockwise from north, [0, 360); 0 when they are in
     * one place (E. Williams, Aviation Formulary, "Course between points").
     */
    private static double bearing(Observation a, Observation b) {
        double phiA = Math.toRadians(a.latitude());
        double phiB = Math.toRadians(b.latitude());
        double lambda = Math.toRadians(b.longitude() - a.longitude());
        double east = Math.sin(lambda) * Math.cos(phiB);
        double north = Math.cos(phiA) * Math.sin(phiB) - Math.sin(phiA) * Math.cos(phiB) * Math.cos(lambda);
        return (Math.toDegrees(Math.atan2(east, north)) + 360) % 360;
    }

    private static CelOverloadDecl overload(String id, CelType result, ImmutableList<CelType> parameters) {
        return CelOverloadDecl.newGlobalOverload(id, result, parameters);
    }

    private interface PairOfKinds {
        void accept(Kind a, Kind b);
    }

    private static void eachPair(PairOfKinds visitor) {
        for (Kind a : Kind.values()) {
            for (Kind b : Kind.values()) {
                visitor.accept(a, b);
            }
        }
    }
}
