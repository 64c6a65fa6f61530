package io.crossfix.gateway.envelope;

import java.util.Map;

/**
 * A message without its envelope. Its bytes are in no {@code toString}.
 *
 * @param bytes what the envelope held
 * @param attributes what the envelope said, such as {@code ce-id}
 */
public record Message(byte[] bytes, Map<String, String> attributes) {

    public Message {
        attributes = Map.copyOf(attributes);
    }

    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
