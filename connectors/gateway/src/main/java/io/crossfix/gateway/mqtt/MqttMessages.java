package io.crossfix.gateway.mqtt;

import com.hivemq.client.mqtt.datatypes.MqttTopicFilter;
import com.hivemq.client.mqtt.datatypes.MqttUtf8String;
import com.hivemq.client.mqtt.mqtt5.datatypes.Mqtt5UserProperty;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.crossfix.feeds.door.Payload;
import io.crossfix.gateway.envelope.CloudEvents;
import io.crossfix.gateway.envelope.InvalidEnvelope;
import io.crossfix.gateway.envelope.Message;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a broker sends, as payloads. */
final class MqttMessages {

    private final List<Filtered> subscriptions;
    private final int batchEvents;

    private record Filtered(MqttTopicFilter filter, MqttSettings.Subscription subscription) {}

    /** @throws IllegalArgumentException when a filter is none */
    MqttMessages(List<MqttSettings.Subscription> subscriptions, int batchEvents) {
        this.subscriptions = subscriptions.stream()
                .map(each -> new Filtered(MqttTopicFilter.of(each.filter()), each))
                .toList();
        this.batchEvents = batchEvents;
    }

    /** The payloads of a message; none when no subscription asked for its topic, or of an empty batch. */
    List<Payload> payloads(Mqtt5Publish publish, Instant at) {
        return subscriptions.stream()
                .filter(each -> each.filter().matches(publish.getTopic()))
                .findFirst()
                .map(each -> payloads(publish, each.subscription(), at))
                .orElse(List.of());
    }

    private List<Payload> payloads(Mqtt5Publish publish, MqttSettings.Subscription asked, Instant at) {
        return unwrapped(publish).stream()
                .map(message ->
                        new Payload(asked.feed(), asked.sender(), message.bytes(), attributes(publish, message), at))
                .toList();
    }

    // Nobody can be answered here. A broken envelope goes on as it came and is kept among the rejections.
    private List<Message> unwrapped(Mqtt5Publish publish) {
        byte[] bytes = publish.getPayloadAsBytes();
        @Nullable
        String type = publish.getContentType().map(MqttUtf8String::toString).orElse(null);
        Map<String, String> said = said(publish);
        try {
            if (type != null && CloudEvents.isStructured(type)) {
                return CloudEvents.structured(type, bytes, batchEvents);
            }
            return List.of(CloudEvents.isBinary(said) ? CloudEvents.binary(said, bytes) : new Message(bytes, Map.of()));
        } catch (InvalidEnvelope e) {
            return List.of(new Message(bytes, Map.of("envelope", "invalid")));
        }
    }

    private static Map<String, String> said(Mqtt5Publish publish) {
        Map<String, String> said = new HashMap<>();
        for (Mqtt5UserProperty property : publish.getUserProperties().asList()) {
            said.put(property.getName().toString(), property.getValue().toString());
        }
        return said;
    }

    private static Map<String, String> attributes(Mqtt5Publish publish, Message message) {
        Map<String, String> all = new HashMap<>(message.attributes());
        all.put("topic", publish.getTopic().toString());
        all.put("retained", Boolean.toString(publish.isRetain()));
        return all;
    }
}
