package io.crossfix.rule;

import io.crossfix.document.Fault;
import io.crossfix.document.YamlDocument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The text of a rule and what has been found wrong with it so far. */
final class RuleSource {

    private final YamlDocument document;
    private final List<String> lines;
    private final List<Fault> faults = new ArrayList<>();

    RuleSource(YamlDocument document, String text) {
        this.document = document;
        this.lines = text.lines().toList();
    }

    /** Notes a fault at the node under a JSON pointer. */
    void fault(String pointer, String message) {
        faults.add(document.fault(pointer, message));
    }

    /** Notes a fault at a place within the condition under a JSON pointer. */
    void fault(String pointer, ConditionFault inside) {
        Fault start = document.fault(pointer, inside.message());
        char style = charAt(start.line(), start.column());
        if (style == '|' || style == '>') {
            // A block begins on the line below and is indented as far as that line.
            int line = start.line() + inside.line();
            int indent = indent(start.line() + 1);
            faults.add(new Fault(start.source(), line, indent + inside.column() + 1, start.message()));
            return;
        }
        int quote = style == '"' || style == '\'' ? 1 : 0;
        int column = inside.line() == 1 ? start.column() + quote + inside.column() : inside.column() + 1;
        faults.add(new Fault(start.source(), start.line() + inside.line() - 1, column, start.message()));
    }

    /** All faults, in the order of the text. */
    List<Fault> faults() {
        return faults.stream()
                .sorted(Comparator.comparingInt(Fault::line).thenComparingInt(Fault::column))
                .toList();
    }

    private char charAt(int line, int column) {
        if (line < 1 || line > lines.size() || column > lines.get(line - 1).length()) {
            return ' ';
        }
        return lines.get(line - 1).charAt(Math.max(0, column - 1));
    }

    private int indent(int line) {
        String text = line > lines.size() ? "" : lines.get(line - 1);
        return text.length() - text.stripLeading().length();
    }
}
