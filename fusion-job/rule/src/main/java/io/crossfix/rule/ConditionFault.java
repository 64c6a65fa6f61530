package io.crossfix.rule;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelSourceLocation;

/**
 * What is wrong with a condition.
 *
 * @param line line within the condition, from 1
 * @param column column within the line, from 0
 */
record ConditionFault(int line, int column, String message) {

    static ConditionFault of(CelIssue issue, String message) {
        CelSourceLocation at = issue.getSourceLocation();
        return new ConditionFault(Math.max(1, at.getLine()), Math.max(0, at.getColumn()), message);
    }

    /** At the place of one of an expression's nodes. */
    static ConditionFault at(CelAbstractSyntaxTree ast, long node, String message) {
        Integer offset = ast.getSource().getPositionsMap().getOrDefault(node, 0);
        CelSourceLocation at = ast.getSource().getOffsetLocation(offset).orElse(CelSourceLocation.of(1, 0));
        return new ConditionFault(at.getLine(), at.getColumn(), message);
    }
}
