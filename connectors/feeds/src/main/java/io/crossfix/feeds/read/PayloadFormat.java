package io.crossfix.feeds.read;

import java.util.List;
import java.util.Map;

/**
 * How one message of a sender is written, and which of its fields are ever looked at.
 *
 * @param kind how its bytes are read
 * @param each paths of what becomes a row each, the first that leads to something counts; none when the message is one row
 * @param paths by column, where its text stands: the first path that leads to a text counts
 */
public record PayloadFormat(Kind kind, List<String> each, Map<String, List<String>> paths) {

    /** Most rows of one message. */
    public static final int MAX_ROWS = 1000;

    /** Begins the path of something that the transport said beside the message, such as {@code @topic}. */
    static final String ATTRIBUTE = "@";

    /** The families of messages. */
    public enum Kind {
        JSON,
        XML,
        /** NENA EIDO (NENA-STA-021.1), whose parts refer to each other. */
        EIDO
    }

    public PayloadFormat {
        each = List.copyOf(each);
        paths = Map.copyOf(paths);
    }

    /** The paths of a column. */
    List<String> paths(String column) {
        return paths.getOrDefault(column, List.of());
    }
}
