package io.crossfix.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * What a request is answered.
 *
 * @param status of HTTP
 * @param mediaType of the body
 * @param body as it is sent
 * @param headers further ones
 */
record Answer(int status, String mediaType, byte[] body, Map<String, String> headers) {

    private static final String JSON = "application/json";

    Answer {
        headers = Map.copyOf(headers);
    }

    static Answer json(int status, JsonNode body) {
        return new Answer(status, JSON, body.toString().getBytes(StandardCharsets.UTF_8), Map.of());
    }

    /** The same with another header. */
    Answer with(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Answer(status, mediaType, body, more);
    }
}
