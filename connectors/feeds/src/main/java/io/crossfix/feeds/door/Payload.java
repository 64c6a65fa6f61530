package io.crossfix.feeds.door;

import java.time.Instant;
import java.util.Map;

/**
 * One message as a sender sent it. Its bytes may hold plates, names and numbers: they are in no {@code toString}.
 *
 * @param feed name of the feed that it came in by; says how it is read
 * @param sender who sent it, as proven by key or certificate
 * @param bytes the message, without any envelope of its transport
 * @param attributes what the transport said beside it, such as {@code topic} of MQTT; may be columns of a mapping
 * @param receivedAt when it came
 */
public record Payload(String feed, String sender, byte[] bytes, Map<String, String> attributes, Instant receivedAt) {

    public Payload {
        attributes = Map.copyOf(attributes);
    }

    @Override
    public String toString() {
        return bytes.length + " bytes of " + sender + " to " + feed;
    }
}
