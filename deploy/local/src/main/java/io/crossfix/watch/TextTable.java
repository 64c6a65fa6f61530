package io.crossfix.watch;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells as lines whose columns stand below each other. */
public final class TextTable {

    private static final int GAP = 2;

    private TextTable() {}

    /** A line for each row; every row has as many cells as the first. */
    public static List<String> lines(List<List<String>> rows) {
        int[] widths = widths(rows);
        List<String> lines = new ArrayList<>();
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    private static int[] widths(List<List<String>> rows) {
        int[] widths = new int[rows.get(0).size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        return widths;
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(String.format("%-" + (widths[i] + GAP) + "s", cells.get(i)));
        }
        return line.toString().stripTrailing();
    }
}
