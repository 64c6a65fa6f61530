package io.crossfix.rule;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.runtime.CelFunctionBinding;
import io.crossfix.model.Grid;
import io.crossfix.model.Observation;
import io.crossfix.model.Place;
import io.crossfix.model.Sphere;
import io.crossfix.model.risk.Reliability;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;

/** The functions that conditions have besides those of CEL; {@code README.md} lists them for analysts. */
final class FactFunctions {

    static final String FIRST = "first";
    static final String LAST = "last";
    static final String INSIDE = "inside";
    static final String RINGS = "rings";
    /** Finest resolution of H3. */
    static final int FINEST = 15;

    static final String RISK_NOW = "riskNow";
    static final String RISK_NEXT = "riskNext";
    /** Those that read the risk where and when the anchor was. */
    static final Set<String> OF_RISK = Set.of(RISK_NOW, RISK_NEXT);

    private static final String ANGLE = "angle";

    private static final List<Between> BETWEEN = List.of(
            new Between("distance", Sphere::distanceMetres),
            new Between("seconds", FactFunctions::seconds),
            new Between("bearing", FactFunctions::bearing),
            new Between("speed", FactFunctions::speed));

    private final List<Of> of;
    private final Map<String, Place> places;

    /**
     * The functions of an installation.
     *
     * @param reliability what is known of sensors by now
     * @param places every named area that a condition may name
     */
    FactFunctions(RuleSurroundings surroundings, Reliability reliability, Map<String, Place> places) {
        this.places = places;
        this.of = List.of(
                new Of("hour", SimpleType.INT, view ->
                        (long) surroundings.localTime(view.fact()).getHour()),
                new Of("weekday", SimpleType.INT, view -> (long)
                        surroundings.localTime(view.fact()).getDayOfWeek().getValue()),
                new Of("reliability", SimpleType.DOUBLE, view -> reliability.of(view.fact())),
                new Of(RISK_NOW, SimpleType.DOUBLE, view -> view.risk().before()),
                new Of(RISK_NEXT, SimpleType.DOUBLE, FactView::riskNext));
    }

    /** A measure between two facts. */
    private record Between(String name, ToDoubleBiFunction<Observation, Observation> value) {

        // Named for every pair of types: one parameter of any type would let distance('here', 3) pass the type check.
        String overload(CelType a, CelType b) {
            return name + "_" + a.name() + "_" + b.name();
        }
    }

    /** Something that one fact has. */
    private record Of(String name, CelType result, Function<FactView, Object> value) {

        String overload(CelType type) {
            return name + "_" + type.name();
        }
    }

    /** The functions that lead from a step to one of the facts it has taken: they give what they take. */
    private static List<Of> steps(CelType type) {
        return List.of(new Of(FIRST, type, FactView::first), new Of(LAST, type, FactView::last));
    }

    /** What a condition can call that names facts of these types only. */
    List<CelFunctionDecl> declarations(Collection<StructType> types) {
        List<CelFunctionDecl> declarations = new ArrayList<>();
        for (Between between : BETWEEN) {
            List<CelOverloadDecl> overloads = new ArrayList<>();
            eachPair(
                    types,
                    (a, b) ->
                            overloads.add(overload(between.overload(a, b), SimpleType.DOUBLE, ImmutableList.of(a, b))));
            declarations.add(CelFunctionDecl.newFunctionDeclaration(between.name(), overloads));
        }
        List<CelOverloadDecl> rings = new ArrayList<>();
        eachPair(
                types,
                (a, b) -> rings.add(overload(rings(a, b), SimpleType.INT, ImmutableList.of(a, b, SimpleType.INT))));
        declarations.add(CelFunctionDecl.newFunctionDeclaration(RINGS, rings));
        of.forEach(function -> declarations.add(declaration(types, function.name(), type -> function)));
        declarations.add(declaration(types, FIRST, type -> steps(type).get(0)));
        declarations.add(declaration(types, LAST, type -> steps(type).get(1)));
        declarations.add(CelFunctionDecl.newFunctionDeclaration(
                INSIDE,
                types.stream()
                        .map(type -> overload(
                                INSIDE + "_" + type.name(), SimpleType.BOOL, ImmutableList.of(type, SimpleType.STRING)))
                        .toList()));
        declarations.add(CelFunctionDecl.newFunctionDeclaration(
                ANGLE, overload(ANGLE, SimpleType.DOUBLE, ImmutableList.of(SimpleType.DOUBLE, SimpleType.DOUBLE))));
        return declarations;
    }

    private static String rings(CelType a, CelType b) {
        return RINGS + "_" + a.name() + "_" + b.name();
    }

    private static CelFunctionDecl declaration(
            Collection<StructType> types, String name, Function<StructType, Of> function) {
        return CelFunctionDecl.newFunctionDeclaration(
                name,
                types.stream()
                        .map(type -> overload(
                                function.apply(type).overload(type),
                                function.apply(type).result(),
                                ImmutableList.of(type)))
                        .toList());
    }

    @SuppressWarnings("Immutable") // Every function is one of its arguments and of surroundings that never change.
    List<CelFunctionBinding> bindings() {
        List<CelFunctionBinding> bindings = new ArrayList<>();
        List<StructType> types = FactTypes.all().toList();
        for (Between between : BETWEEN) {
            eachPair(
                    types,
                    (a, b) -> bindings.add(CelFunctionBinding.from(
                            between.overload(a, b),
                            FactView.class,
                            FactView.class,
                            (left, right) -> between.value().applyAsDouble(left.fact(), right.fact()))));
        }
        eachPair(
                types,
                (a, b) -> bindings.add(CelFunctionBinding.from(
                        rings(a, b),
                        ImmutableList.of(FactView.class, FactView.class, Long.class),
                        arguments -> Grid.rings(
                                ((FactView) arguments[0]).fact(),
                                ((FactView) arguments[1]).fact(),
                                ((Long) arguments[2]).intValue()))));
        types.forEach(type -> {
            of.forEach(function -> bindings.add(binding(function, type)));
            steps(type).forEach(function -> bindings.add(binding(function, type)));
            bindings.add(CelFunctionBinding.from(
                    INSIDE + "_" + type.name(), FactView.class, String.class, (view, place) -> isInside(view, place)));
        });
        bindings.add(CelFunctionBinding.from(ANGLE, Double.class, Double.class, FactFunctions::angle));
        return bindings;
    }

    @SuppressWarnings("Immutable") // See above.
    private static CelFunctionBinding binding(Of function, CelType type) {
        return CelFunctionBinding.from(
                function.overload(type),
                FactView.class,
                view -> function.value().apply(view));
    }

    private boolean isInside(FactView view, String name) {
        Place place = places.get(name);
        if (place == null) {
            throw new IllegalStateException("no place '" + name + "': the compiler lets only known ones through");
        }
        return place.contains(view.fact());
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

    /** What it takes to be at both, metres per second; infinite for two places at one time, 0 for one place. */
    private static double speed(Observation a, Observation b) {
        double metres = Sphere.distanceMetres(a, b);
        return metres == 0 ? 0 : metres / Math.abs(seconds(a, b));
    }

    /** Between two directions in degrees, the smaller way round, [0, 180]. */
    private static double angle(double a, double b) {
        double turn = Math.abs(a - b) % 360;
        return Math.min(turn, 360 - turn);
    }

    private static CelOverloadDecl overload(String id, CelType result, ImmutableList<CelType> parameters) {
        return CelOverloadDecl.newGlobalOverload(id, result, parameters);
    }

    private interface PairOfTypes {
        void accept(CelType a, CelType b);
    }

    private static void eachPair(Collection<StructType> types, PairOfTypes visitor) {
        types.forEach(a -> types.forEach(b -> visitor.accept(a, b)));
    }
}
