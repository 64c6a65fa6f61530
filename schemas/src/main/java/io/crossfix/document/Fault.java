package io.crossfix.document;

/**
 * One thing that is wrong with a document, and where.
 *
 * @param source file or topic that the document came from
 * @param line line, from 1; 0 when unknown
 * @param column column, from 1; 0 when unknown
 * @param message what is wrong: names the rule, the value and the place
 */
public record Fault(String source, int line, int column, String message) {

    @Override
    public String toString() {
        return line == 0 ? source + ": " + message : source + ":" + line + ":" + column + ": " + message;
    }
}
