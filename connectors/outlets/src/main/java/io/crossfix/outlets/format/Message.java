package io.crossfix.outlets.format;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Bytes to send.
 *
 * @param identifier the message's own id, the same at every attempt
 * @param contentType media type of the body
 * @param headers further HTTP headers; nothing for a stream
 * @param body UTF-8
 */
public record Message(String identifier, String contentType, Map<String, String> headers, byte[] body) {

    public Message {
        headers = Map.copyOf(headers);
    }

    static Message of(Telling telling, String contentType, String body) {
        return new Message(telling.identifier(), contentType, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    /** The body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
