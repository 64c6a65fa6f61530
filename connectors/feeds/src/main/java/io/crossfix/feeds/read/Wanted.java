package io.crossfix.feeds.read;

import io.crossfix.feeds.UnusableSource;
import java.util.Collections;
import java.util.List;

/**
 * The columns somebody asked for, found in a header.
 *
 * @param file for messages
 * @param columns their names
 */
record Wanted(String file, List<String> columns) {

    private static final int NAMES_IN_MESSAGE = 40;

    /** Where each column stands in the header. */
    int[] in(List<String> header) throws UnusableSource {
        int[] places = new int[columns.size()];
        for (int i = 0; i < places.length; i++) {
            String column = columns.get(i);
            places[i] = header.indexOf(column);
            if (places[i] < 0) {
                throw new UnusableSource(
                        file + " has no column '" + column + "', which the mapping reads; it has " + some(header));
            }
            if (Collections.frequency(header, column) > 1) {
                throw new UnusableSource(file + " has the column '" + column + "' more than once");
            }
        }
        return places;
    }

    private static String some(List<String> header) {
        String names = String.join(", ", header.subList(0, Math.min(header.size(), NAMES_IN_MESSAGE)));
        return header.size() > NAMES_IN_MESSAGE ? names + " and more" : names;
    }
}
