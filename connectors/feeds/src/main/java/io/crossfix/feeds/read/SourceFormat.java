package io.crossfix.feeds.read;

import java.nio.charset.Charset;
import java.util.List;

/**
 * How a file is written.
 *
 * @param kind CSV or JSON Lines
 * @param charset how its bytes are text
 * @param delimiter between the columns of a CSV file
 * @param header the columns of a CSV file without header line, in order; empty when the first line names them
 */
public record SourceFormat(Kind kind, Charset charset, char delimiter, List<String> header) {

    /** The two families of files. */
    public enum Kind {
        CSV,
        JSONL
    }

    public SourceFormat {
        header = List.copyOf(header);
    }
}
