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
import dev.cel.parser.CelUnparserFactory;
import dev.cel.runtime.CelEvaluationException;
import io.crossfix.document.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Turns one {@code where} into conditions, or says everything that is wrong with it. */
final class ConditionCompiler {

    /** Steps that an evaluation takes at most: every call, field, name and constant is one. */
    static final int MAX_STEPS = 200;

    private static final Set<String> OF_CATEGORY = Set.of("category", "hotlist");

    private final Scope scope;
    private final ConditionLanguage language;
    private final CelCompiler compiler;
    private final Consumer<ConditionFault> faults;
    private final List<Condition> byCategory = new ArrayList<>();
    private final List<Condition> own = new ArrayList<>();
    private final List<Condition> joint = new ArrayList<>();
    private final List<Condition> path = new ArrayList<>();

    /** @param faults takes what is wrong */
    ConditionCompiler(Scope scope, ConditionLanguage language, Consumer<ConditionFault> faults) {
        this.scope = scope;
        this.language = language;
        this.compiler = language.knowing(scope.names());
        this.faults = faults;
    }

    /** @param failures counts evaluations that fail later */
    Where compile(String expression, LongAdder failures) {
        CelValidationResult result = compiler.compile(expression);
        result.getErrors().forEach(issue -> faults.accept(ConditionFault.of(issue, readable(issue))));
        if (!result.hasError()) {
            try {
                check(result.getAst(), failures);
            } catch (CelValidationException e) {
                throw new IllegalStateException("an expression without errors has no tree", e);
            }
        }
        return new Where(categories(), byCategory, own, joint, path);
    }

    private void check(CelAbstractSyntaxTree ast, LongAdder failures) throws CelValidationException {
        LiteralCheck.of(ast).forEach(faults);
        new CallCheck(scope, language.places(), ast).faults().forEach(faults);
        checkConstants(ast);
        checkCost(ast);
        for (CelExpr conjunct : conjuncts(ast.getExpr())) {
            // Each conjunct is a tree of its own, so that each can be asked as soon as what it names is known.
            CelAbstractSyntaxTree alone = compiler.check(CelAbstractSyntaxTree.newParsedAst(conjunct, ast.getSource()))
                    .getAst();
            place(alone).add(condition(alone, failures));
        }
    }

    private Condition condition(CelAbstractSyntaxTree alone, LongAdder failures) {
        List<Condition.Term> terms = new ArrayList<>();
        terms(alone, alone.getExpr(), terms);
        return new Condition(written(alone), language.program(alone), terms, failures);
    }

    /** The largest parts of a condition that are values: fields, and measures of facts. */
    private void terms(CelAbstractSyntaxTree whole, CelExpr expr, List<Condition.Term> terms) {
        boolean isField =
                expr.getKind() == ExprKind.Kind.SELECT && !expr.select().testOnly();
        boolean isMeasure = expr.getKind() == ExprKind.Kind.CALL
                && !isStepCall(expr)
                && Character.isLetter(expr.call().function().charAt(0));
        if (isField || isMeasure) {
            CelAbstractSyntaxTree term = CelAbstractSyntaxTree.newCheckedAst(
                    expr, whole.getSource(), whole.getReferenceMap(), whole.getTypeMap());
            String text = written(term);
            if (terms.stream().noneMatch(known -> known.text().equals(text))) {
                terms.add(new Condition.Term(text, language.program(term)));
            }
        } else if (expr.getKind() == ExprKind.Kind.CALL) {
            expr.call().args().forEach(argument -> terms(whole, argument, terms));
        }
    }

    private static String written(CelAbstractSyntaxTree ast) {
        return CelUnparserFactory.newUnparser().unparse(ast);
    }

    private List<Condition> place(CelAbstractSyntaxTree alone) {
        Set<String> named = names(alone);
        boolean namesOthers = nodes(alone).stream().anyMatch(ConditionCompiler::isStepCall)
                || named.stream().anyMatch(scope::isOther);
        if (namesOthers
                || (scope.self().equals(scope.anchor())
                        && FactFunctions.OF_RISK.stream().anyMatch(function -> calls(alone, function)))) {
            return path;
        }
        if (!named.stream().allMatch(scope::isSelf)) {
            return joint;
        }
        return isOfCategory(alone) ? byCategory : own;
    }

    /** Whether a condition on the part itself reads nothing but its category. */
    private boolean isOfCategory(CelAbstractSyntaxTree alone) {
        List<CelExpr> nodes = nodes(alone);
        long named = nodes.stream()
                .filter(expr -> expr.getKind() == ExprKind.Kind.IDENT)
                .count();
        long read = nodes.stream()
                .filter(expr -> expr.getKind() == ExprKind.Kind.SELECT
                        && expr.select().operand().getKind() == ExprKind.Kind.IDENT
                        && OF_CATEGORY.contains(expr.select().field()))
                .count();
        return named > 0 && named == read && scope.kindOfSelf() != PartKind.RISK_CROSSING;
    }

    /** The categories that satisfy every condition on the category alone, found by trying each. */
    private long categories() {
        if (byCategory.isEmpty()) {
            return Where.ANY_CATEGORY;
        }
        long categories = 0;
        int count = LiteralCheck.categories(scope.kindOfSelf().kind()).size();
        for (int category = 0; category < count; category++) {
            Optional<Object> self = Optional.of(
                    new FactView(ExampleFact.ofCategory(scope.kindOfSelf().kind(), category)));
            if (byCategory.stream().allMatch(condition -> condition.wouldHold(name -> self))) {
                categories |= 1L << category;
            }
        }
        return categories;
    }

    private void checkCost(CelAbstractSyntaxTree ast) {
        int steps = nodes(ast).size();
        if (steps > MAX_STEPS) {
            faults.accept(
                    new ConditionFault(1, 0, "takes " + steps + " steps to evaluate, at most " + MAX_STEPS + " are"));
        }
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

    private Optional<ConditionFault> failure(CelAbstractSyntaxTree constant) {
        try {
            language.program(constant).eval();
            return Optional.empty();
        } catch (CelEvaluationException e) {
            long node = constant.getExpr().id();
            return Optional.of(ConditionFault.at(constant, node, "can never be evaluated: " + e.getErrorCode()));
        }
    }

    private static boolean calls(CelAbstractSyntaxTree ast, String function) {
        return nodes(ast).stream()
                .anyMatch(expr -> expr.getKind() == ExprKind.Kind.CALL
                        && expr.call().function().equals(function));
    }

    static boolean isStepCall(CelExpr expr) {
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

    static List<CelExpr> nodes(CelAbstractSyntaxTree ast) {
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
