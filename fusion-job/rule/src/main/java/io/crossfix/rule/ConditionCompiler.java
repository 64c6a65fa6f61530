package io.crossfix.rule;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.TraversalOrder;
import dev.cel.compiler.CelCompiler;
import dev.cel.runtime.CelEvaluationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Turns one {@code where} into conditions, or says everything that is wrong with it. */
final class ConditionCompiler {

    private final Scope scope;
    private final CelCompiler language;
    private final Consumer<ConditionFault> faults;
    private final List<Condition> own = new ArrayList<>();
    private final List<Condition> joint = new ArrayList<>();
    private final List<Condition> path = new ArrayList<>();

    /** @param faults takes what is wrong */
    ConditionCompiler(Scope scope, Consumer<ConditionFault> faults) {
        this.scope = scope;
        this.language = ConditionLanguage.knowing(scope.names());
        this.faults = faults;
    }

    /** @param failures counts evaluations that fail later */
    Where compile(String expression, LongAdder failures) {
        CelValidationResult result = language.compile(expression);
        result.getErrors().forEach(issue -> faults.accept(ConditionFault.of(issue, readable(issue))));
        if (!result.hasError()) {
            try {
                check(result.getAst(), failures);
            } catch (CelValidationException e) {
                throw new IllegalStateException("an expression without errors has no tree", e);
            }
        }
        return new Where(own, joint, path);
    }

    private void check(CelAbstractSyntaxTree ast, LongAdder failures) throws CelValidationException {
        LiteralCheck.of(ast).forEach(faults);
        checkSteps(ast);
        checkConstants(ast);
        for (CelExpr conjunct : conjuncts(ast.getExpr())) {
            // Each conjunct is a tree of its own, so that each can be asked as soon as what it names is known.
            CelAbstractSyntaxTree alone = language.check(CelAbstractSyntaxTree.newParsedAst(conjunct, ast.getSource()))
                    .getAst();
            Condition condition = new Condition(ConditionLanguage.program(alone), failures);
            place(names(alone), callsStep(alone)).add(condition);
        }
    }

    private List<Condition> place(Set<String> named, boolean callsStep) {
        if (callsStep
                || named.stream()
                        .anyMatch(name -> !scope.isSelf(name) && scope.steps().contains(name))) {
            return path;
        }
        return named.stream().allMatch(scope::isSelf) ? own : joint;
    }

    /** What names nothing has one value for ever: if that is an error, the condition never holds. */
    private void checkConstants(CelAbstractSyntaxTree ast) {
        CelNavigableAst.fromAst(ast)
                .getRoot()
                .allNodes(TraversalOrder.POST_ORDER)
                .map(node -> node.expr())
                .filter(expr -> expr.getKind() == ExprKind.Kind.CALL)
                .map(expr -> CelAbstractSyntaxTree.newParsedAst(expr, ast.getSource()))
                .filter(constant -> names(constant).isEmpty())
                .flatMap(constant -> failure(constant).stream())
                .findFirst()
                .ifPresent(faults);
    }

    private static Optional<ConditionFault> failure(CelAbstractSyntaxTree constant) {
        try {
            ConditionLanguage.program(constant).eval();
            return Optional.empty();
        } catch (CelEvaluationException e) {
            long node = constant.getExpr().id();
            return Optional.of(ConditionFault.at(constant, node, "can never be evaluated: " + e.getErrorCode()));
        }
    }

    private void checkSteps(CelAbstractSyntaxTree ast) {
        nodes(ast).stream().filter(ConditionCompiler::isStepCall).forEach(expr -> {
            CelExpr argument = expr.call().args().get(0);
            boolean isStep = argument.getKind() == ExprKind.Kind.IDENT
                    && scope.steps().contains(argument.ident().name());
            if (!isStep) {
                faults.accept(ConditionFault.at(
                        ast, expr.id(), expr.call().function() + "() takes the name of a step of the sequence"));
            }
        });
    }

    private static boolean callsStep(CelAbstractSyntaxTree ast) {
        return nodes(ast).stream().anyMatch(ConditionCompiler::isStepCall);
    }

    private static boolean isStepCall(CelExpr expr) {
        return expr.getKind() == ExprKind.Kind.CALL
                && Set.of(FactFunctions.FIRST, FactFunctions.LAST)
                        .contains(expr.call().function());
    }

    private static Set<String> names(CelAbstractSyntaxTree ast) {
        return nodes(ast).stream()
                .filter(expr -> expr.getKind() == ExprKind.Kind.IDENT)
                .map(expr -> expr.ident().name())
                .collect(Collectors.toSet());
    }

    private static List<CelExpr> nodes(CelAbstractSyntaxTree ast) {
        return CelNavigableAst.fromAst(ast)
                .getRoot()
                .allNodes()
                .map(node -> node.expr())
                .toList();
    }

    private static List<CelExpr> conjuncts(CelExpr expr) {
        if (expr.getKind() != ExprKind.Kind.CALL || !expr.call().function().equals("_&&_")) {
            return List.of(expr);
        }
        return expr.call().args().stream()
                .flatMap(arg -> conjuncts(arg).stream())
                .toList();
    }

    private String readable(CelIssue issue) {
        String message = issue.getMessage().replace(" (in container '')", "");
        if (message.startsWith("undefined field '")) {
            String word = message.substring("undefined field '".length(), message.length() - 1);
            return message + "; did you mean '" + Nearest.to(word, fields()) + "'?";
        }
        return message.startsWith("undeclared reference to '")
                ? message + "; this condition may name " + String.join(", ", scope.sortedNames())
                : message;
    }

    private Set<String> fields() {
        return scope.names().values().stream()
                .flatMap(kind -> FactField.of(kind).keySet().stream())
                .collect(Collectors.toSet());
    }
}
