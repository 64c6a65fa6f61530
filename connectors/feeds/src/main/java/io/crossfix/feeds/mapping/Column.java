package io.crossfix.feeds.mapping;

import io.crossfix.feeds.read.Line;

/**
 * One column that a mapping reads.
 *
 * @param name as the header spells it
 * @param slot its place among the wanted columns
 */
record Column(String name, int slot) {

    /** The row's text in this column, trimmed; empty when there is none. */
    String of(Line.Row row) {
        return row.cells()[slot].strip();
    }
}
