package io.crossfix.gateway.http;

import io.crossfix.gateway.envelope.CloudEvents;
import io.crossfix.gateway.envelope.InvalidEnvelope;
import io.crossfix.gateway.envelope.Message;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * The messages in a request.
 *
 * @param messages in order
 * @param batch whether they came as a batch, which may be empty
 */
record Unwrapping(List<Message> messages, boolean batch) {

    private static final String PREFIX = "ce-";
    private static final String BATCH = "application/cloudevents-batch";

    /** @throws Refused when an envelope is not valid */
    static Unwrapping of(HttpFields headers, byte[] body, int most) {
        try {
            String type = headers.get(HttpHeader.CONTENT_TYPE);
            if (type != null && CloudEvents.isStructured(type)) {
                return new Unwrapping(
                        CloudEvents.structured(type, body, most),
                        type.toLowerCase(Locale.ROOT).startsWith(BATCH));
            }
            Map<String, String> said = said(headers);
            return new Unwrapping(
                    List.of(said.isEmpty() ? new Message(body, Map.of()) : CloudEvents.binary(said, body)), false);
        } catch (InvalidEnvelope e) {
            throw new Refused(400, "cloudevents", String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, String> said(HttpFields headers) {
        Map<String, String> said = new HashMap<>();
        for (HttpField header : headers) {
            String name = header.getName().toLowerCase(Locale.ROOT);
            String value = header.getValue();
            if (name.startsWith(PREFIX) && value != null) {
                said.put(name.substring(PREFIX.length()), CloudEvents.unescaped(value));
            }
        }
        return said;
    }
}
