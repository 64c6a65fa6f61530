package io.crossfix.console.http;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What a route answers.
 *
 * @param status of HTTP
 * @param body as JSON; null when there is none, or it has been written already
 */
public record Answer(int status, @Nullable JsonNode body) {

    private static final int WRITTEN = 0;

    static Answer ok(JsonNode body) {
        return new Answer(200, body);
    }

    static Answer nothing() {
        return new Answer(204, null);
    }

    /** The handling has written the answer itself. */
    static Answer written() {
        return new Answer(WRITTEN, null);
    }

    boolean isWritten() {
        return status == WRITTEN;
    }
}
