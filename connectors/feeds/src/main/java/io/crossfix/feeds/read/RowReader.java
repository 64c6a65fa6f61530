package io.crossfix.feeds.read;

import io.crossfix.feeds.UnusableSource;
import io.crossfix.wire.Refusal;
import io.crossfix.wire.Refusal.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a file row by row; whatever is wrong with a line is that line's matter alone. */
public interface RowReader extends AutoCloseable {

    /**
     * The next row, blank or broken line, or null at the end.
     *
     * @throws IOException when the storage fails
     */
    @Nullable
    Line next() throws IOException;

    @Override
    void close() throws IOException;

    /**
     * Opens a file.
     *
     * @param wanted the columns to read; no other is ever looked at
     * @throws UnusableSource when it cannot be read at all, or lacks a wanted column
     */
    static RowReader open(Path file, SourceFormat format, List<String> wanted) throws UnusableSource {
        if (!Files.isRegularFile(file)) {
            throw new UnusableSource(file + " is not a file that can be read");
        }
        LineReader lines = null;
        try {
            lines = LineReader.open(file);
            return switch (format.kind()) {
                case CSV -> CsvRows.begin(lines, format, new Wanted(file.toString(), wanted));
                case JSONL -> new JsonRows(lines, new Texts(format.charset()), wanted);
            };
        } catch (IOException e) {
            close(lines);
            throw new UnusableSource(file + " cannot be read: " + e.getMessage(), e);
        } catch (UnusableSource e) {
            close(lines);
            throw e;
        }
    }

    /** A line that no row could be made of. */
    static Line broken(RawLine line, String why) {
        return new Line.Broken(
                line.number(), line.bytes(), new Refusal(Reason.MALFORMED, why + " (line " + line.number() + ")"));
    }

    private static void close(@Nullable LineReader lines) {
        try {
            if (lines != null) {
                lines.close();
            }
        } catch (IOException e) {
            // The file is of no use already, and the reason for that is the better message.
        }
    }
}
