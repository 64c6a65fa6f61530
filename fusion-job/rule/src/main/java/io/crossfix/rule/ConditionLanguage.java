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
import io.crossfix.record.Kind;
import java.util.Map;

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

    private static final CelRuntime RUNTIME = CelRuntimeFactory.plannerRuntimeBuilder()
            .setOptions(OPTIONS)
            .setTypeProvider(new FactTypes())
            .addFunctionBindings(FactFunctions.bindings())
            .build();

    private ConditionLanguage() {}

    /** A compiler that knows these names. */
    static CelCompiler knowing(Map<String, Kind> names) {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardEnvironmentEnabled(false)
                .setStandardDeclarations(OFFERED)
                .setStandardMacros(CelStandardMacro.HAS)
                .setTypeProvider(new FactTypes())
                .addFunctionDeclarations(FactFunctions.declarations())
                .setResultType(SimpleType.BOOL);
        names.forEach((name, kind) -> builder.addVar(name, FactTypes.of(kind)));
        return builder.build();
    }

    /**
     * A checked expression, ready to be evaluated.
     *
     * @throws IllegalStateException when it uses a function that has no implementation, which would be our own mistake
     */
    static Program program(CelAbstractSyntaxTree checked) {
        try {
            return RUNTIME.createProgram(checked);
        } catch (CelEvaluationException e) {
            throw new IllegalStateException("a checked condition has no program: " + e.getMessage(), e);
        }
    }
}
