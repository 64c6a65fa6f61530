package io.crossfix.rule;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds calls whose argument is of the right type and yet means nothing: a step that is none, a place nobody knows. */
final class CallCheck {

    private final Scope scope;
    private final Set<String> places;
    private final CelAbstractSyntaxTree ast;
    private final List<ConditionFault> faults = new ArrayList<>();

    CallCheck(Scope scope, Set<String> places, CelAbstractSyntaxTree ast) {
        this.scope = scope;
        this.places = places;
        this.ast = ast;
    }

    List<ConditionFault> faults() {
        ConditionCompiler.nodes(ast).stream()
                .filter(expr -> expr.getKind() == ExprKind.Kind.CALL)
                .forEach(this::check);
        return faults;
    }

    private void check(CelExpr expr) {
        String function = expr.call().function();
        if (ConditionCompiler.isStepCall(expr) && !scope.steps().contains(nameIn(expr))) {
            fault(expr, function + "() takes the name of a step of the sequence");
        } else if (FactFunctions.OF_RISK.contains(function) && !nameIn(expr).equals(scope.anchor())) {
            fault(
                    expr,
                    function + "() takes the anchor, " + scope.anchor() + ": the risk is read where and when it was");
        } else if (function.equals(FactFunctions.INSIDE)) {
            checkPlace(expr, expr.call().args().get(1));
        } else if (function.equals(FactFunctions.RINGS)) {
            checkResolution(expr.call().args().get(2));
        }
    }

    private void checkPlace(CelExpr call, CelExpr place) {
        if (place.getKind() != ExprKind.Kind.CONSTANT || place.constant().getKind() != CelConstant.Kind.STRING_VALUE) {
            fault(call, "inside() takes the name of a place as a plain text");
        } else if (!places.contains(place.constant().stringValue())) {
            fault(place, RulePlaces.unknown(place.constant().stringValue(), places));
        }
    }

    private void checkResolution(CelExpr resolution) {
        boolean isNumber = resolution.getKind() == ExprKind.Kind.CONSTANT
                && resolution.constant().getKind() == CelConstant.Kind.INT64_VALUE;
        if (!isNumber
                || resolution.constant().int64Value() < 0
                || resolution.constant().int64Value() > FactFunctions.FINEST) {
            fault(
                    resolution,
                    "rings() takes the resolution of the cells as a plain number, 0 to " + FactFunctions.FINEST);
        }
    }

    private static String nameIn(CelExpr call) {
        CelExpr argument = call.call().args().get(0);
        return argument.getKind() == ExprKind.Kind.IDENT ? argument.ident().name() : "";
    }

    private void fault(CelExpr at, String message) {
        faults.add(ConditionFault.at(ast, at.id(), message));
    }
}
