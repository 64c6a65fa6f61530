package io.crossfix.feeds.replay;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Several ordered files as one; at equal times the file that was named first comes first. */
final class MergedRows implements DatedRows {

    private static final Comparator<Head> FIRST =
            Comparator.<Head>comparingLong(head -> head.row().at()).thenComparingInt(Head::file);

    private final List<? extends DatedRows> files;
    private final PriorityQueue<Head> heads = new PriorityQueue<>(FIRST);

    private record Head(Dated row, int file) {}

    MergedRows(List<? extends DatedRows> files) throws IOException {
        this.files = files;
        for (int i = 0; i < files.size(); i++) {
            advance(i);
        }
    }

    @Override
    public @Nullable Dated next() throws IOException {
        Head head = heads.poll();
        if (head == null) {
            return null;
        }
        advance(head.file());
        return head.row();
    }

    private void advance(int file) throws IOException {
        Dated row = files.get(file).next();
        if (row != null) {
            heads.add(new Head(row, file));
        }
    }

    @Override
    public void close() throws IOException {
        for (DatedRows file : files) {
            file.close();
        }
    }
}
