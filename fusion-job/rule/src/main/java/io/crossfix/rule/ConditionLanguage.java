package io.crossfix.rule;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.Program;
import io.crossfix.model.Place;
import io.crossfix.model.risk.Reliability;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * CEL as rules may use it: typed, without side effects, and bounded. There are no regular expressions, no loops (of the
 * macros only {@code has}), no conversions of time, and no way to build something large.
 */
final class ConditionLanguage {

    /** Longest condition, in characters. */
    static final int MAX_CHARACTERS = 1_000;

    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(MAX_CHARACTERS)
            .maxParseRecursionDepth(32)
            .maxParseErrorRecoveryLimit(4)
            .enableComprehension(false)
            .enableHeterogeneousNumericComparisons(true)
            .build();

    private static final CelStandardDeclarations OFFERED = CelStandardDeclarations.newBuilder()
            .includeFunctions(
                    StandardFunction.LOGICAL_AND,
                    StandardFunction.LOGICAL_OR,
                    StandardFunction.LOGICAL_NOT,
                    StandardFunction.CONDITIONAL,
                    StandardFunction.EQUALS,
                    StandardFunction.NOT_EQUALS,
                    StandardFunction.LESS,
                    StandardFunction.LESS_EQUALS,
                    StandardFunction.GREATER,
                    StandardFunction.GREATER_EQUALS,
                    StandardFunction.IN,
                    StandardFunction.ADD,
                    StandardFunction.SUBTRACT,
                    StandardFunction.MULTIPLY,
                    StandardFunction.DIVIDE,
                    StandardFunction.MODULO,
                    StandardFunction.NEGATE,
                    StandardFunction.INT,
                    StandardFunction.DOUBLE,
                    StandardFunction.CONTAINS,
                    StandardFunction.STARTS_WITH,
                    StandardFunction.ENDS_WITH)
            .build();

    private final RuleSurroundings surroundings;
    private final Reliability reliability;
    private final FactFunctions functions;
    private final CelRuntime runtime;
    private final Set<String> places;

    /**
     * The language of an installation.
     *
     * @param reliability what is known of sensors by now
     * @param own places that one rule brings itself; they come before those of the installation
     */
    ConditionLanguage(RuleSurroundings surroundings, Reliability reliability, Map<String, Place> own) {
        this.surroundings = surroundings;
        this.reliability = reliability;
        Map<String, Place> all = new HashMap<>(surroundings.places());
        all.putAll(own);
        this.places = Set.copyOf(all.keySet());
        this.functions = new FactFunctions(surroundings, reliability, Map.copyOf(all));
        this.runtime = CelRuntimeFactory.plannerRuntimeBuilder()
                .setOptions(OPTIONS)
                .setTypeProvider(new FactTypes())
                .addFunctionBindings(functions.bindings())
                .build();
    }

    RuleSurroundings surroundings() {
        return surroundings;
    }

    /** The same language for a rule that brings places of its own. */
    ConditionLanguage with(Map<String, Place> own) {
        return own.isEmpty() ? this : new ConditionLanguage(surroundings, reliability, own);
    }

    /** Names of the areas that a condition may name. */
    Set<String> places() {
        return places;
    }

    /** A compiler that knows these names. */
    CelCompiler knowing(Map<String, PartKind> names) {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardEnvironmentEnabled(false)
                .setStandardDeclarations(OFFERED)
                .setStandardMacros(CelStandardMacro.HAS)
                .setTypeProvider(new FactTypes())
                .addFunctionDeclarations(functions.declarations(
                        names.values().stream().map(FactTypes::of).collect(Collectors.toSet())))
                .setResultType(SimpleType.BOOL);
        names.forEach((name, kind) -> builder.addVar(name, FactTypes.of(kind)));
        return builder.build();
    }

    /**
     * A checked expression, ready to be evaluated.
     *
     * @throws IllegalStateException when it uses a function that has no implementation, which would be our own mistake
     */
    Program program(CelAbstractSyntaxTree checked) {
        try {
            return runtime.createProgram(checked);
        } catch (CelEvaluationException e) {
            throw new IllegalStateException("a checked condition has no program: " + e.getMessage(), e);
        }
    }
}
