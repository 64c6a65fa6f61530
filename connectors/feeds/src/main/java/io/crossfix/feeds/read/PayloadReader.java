package io.crossfix.feeds.read;

import java.util.List;
import java.util.Map;

/**
 * Cuts messages into rows. Not thread-safe.
 *
 * <p>A format that no path can describe gets a class of its own behind this interface, and a name in
 * {@link PayloadFormat.Kind}.
 */
public interface PayloadReader {

    /**
     * A row for each thing that a message tells of: none when it tells of nothing, a single broken line when it cannot be
     * read.
     *
     * @param attributes what the transport said beside it
     */
    List<Line> read(byte[] message, Map<String, String> attributes);

    /**
     * The reader of a format.
     *
     * @param wanted the columns to read, in the order of the cells
     * @throws IllegalArgumentException when a path is none, with its text
     */
    static PayloadReader of(PayloadFormat format, List<String> wanted) {
        return switch (format.kind()) {
            case JSON -> new JsonMessages(format, wanted);
            case XML -> new XmlMessages(format, wanted);
            case EIDO -> new EidoMessages(wanted);
        };
    }
}
