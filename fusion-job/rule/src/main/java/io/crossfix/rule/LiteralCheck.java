package io.crossfix.rule;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.common.navigation.CelNavigableAst;
import io.crossfix.document.Nearest;
import io.crossfix.record.CallCategory;
import io.crossfix.record.CameraLabel;
import io.crossfix.record.GunshotCategory;
import io.crossfix.record.Kind;
import io.crossfix.record.Origin;
import io.crossfix.record.PlateCategory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds categories and origins that no schema knows: a typo there would make a condition that never holds. */
final class LiteralCheck {

    private static final Set<String> COMPARISONS = Set.of("_==_", "_!=_", "@in");

    private final CelAbstractSyntaxTree ast;
    private final List<ConditionFault> faults = new ArrayList<>();

    private LiteralCheck(CelAbstractSyntaxTree ast) {
        this.ast = ast;
    }

    static List<ConditionFault> of(CelAbstractSyntaxTree checked) {
        LiteralCheck check = new LiteralCheck(checked);
        CelNavigableAst.fromAst(checked)
                .getRoot()
                .allNodes()
                .map(node -> node.expr())
                .filter(expr -> expr.getKind() == ExprKind.Kind.CALL)
                .map(CelExpr::call)
                .filter(call -> COMPARISONS.contains(call.function()))
                .forEach(call -> check.compare(call.args().get(0), call.args().get(1)));
        return check.faults;
    }

    private void compare(CelExpr left, CelExpr right) {
        List<String> known = symbols(left);
        if (known != null) {
            literals(right).forEach(literal -> checkLiteral(literal, label(left), known));
        } else if (symbols(right) != null) {
            compare(right, left);
        }
    }

    private void checkLiteral(CelExpr literal, String label, List<String> known) {
        String word = literal.constant().stringValue();
        if (!known.contains(word)) {
            faults.add(ConditionFault.at(
                    ast,
                    literal.id(),
                    label + " is never '" + word + "'; did you mean '" + Nearest.to(word, known) + "'?"));
        }
    }

    private static List<CelExpr> literals(CelExpr expr) {
        List<CelExpr> elements =
                expr.getKind() == ExprKind.Kind.LIST ? expr.list().elements() : List.of(expr);
        return elements.stream()
                .filter(element -> element.getKind() == ExprKind.Kind.CONSTANT
                        && element.constant().getKind() == CelConstant.Kind.STRING_VALUE)
                .toList();
    }

    private @Nullable List<String> symbols(CelExpr expr) {
        if (expr.getKind() != ExprKind.Kind.SELECT || expr.select().testOnly()) {
            return null;
        }
        return switch (expr.select().field()) {
            case "origin" -> names(Origin.values());
            case "category" ->
                kindOf(expr.select().operand()).kinds().stream()
                        .flatMap(kind -> categories(kind).stream())
                        .distinct()
                        .toList();
            default -> null;
        };
    }

    private PartKind kindOf(CelExpr fact) {
        return PartKind.valueOf(ast.getTypeOrThrow(fact.id()).name());
    }

    private static String label(CelExpr select) {
        CelExpr operand = select.select().operand();
        String owner =
                operand.getKind() == ExprKind.Kind.IDENT ? operand.ident().name() + "." : "";
        return owner + select.select().field();
    }

    /** The symbols of a kind's category, as in its Avro schema. */
    static List<String> categories(Kind kind) {
        return switch (kind) {
            case GUNSHOT -> names(GunshotCategory.values());
            case PLATE -> names(PlateCategory.values());
            case CALL -> names(CallCategory.values());
            case CAMERA -> names(CameraLabel.values());
        };
    }

    private static List<String> names(Enum<?>[] symbols) {
        return Arrays.stream(symbols).map(Enum::name).toList();
    }
}
