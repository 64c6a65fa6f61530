package io.crossfix.feeds.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The observations of a file that is not in order: all in memory, sorted; equal times keep the order of their lines. */
final class SortedRows implements DatedRows {

    private final Iterator<Dated> sorted;

    private SortedRows(List<Dated> rows) {
        rows.sort(Comparator.comparingLong(Dated::at));
        sorted = rows.iterator();
    }

    /** Reads all of them, and closes where they came from. */
    static SortedRows of(DatedRows unsorted) throws IOException {
        try (unsorted) {
            List<Dated> rows = new ArrayList<>();
            for (Dated row = unsorted.next(); row != null; row = unsorted.next()) {
                rows.add(row);
            }
            return new SortedRows(rows);
        }
    }

    @Override
    public @Nullable Dated next() {
        return sorted.hasNext() ? sorted.next() : null;
    }

    @Override
    public void close() {
        // The file was closed once it was read.
    }
}
