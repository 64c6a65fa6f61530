package io.crossfix.gateway.envelope;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.SpecVersion;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes payloads out of CloudEvents 1.0: JSON format, JSON batch format, and binary mode of HTTP and MQTT. */
public final class CloudEvents {

    private static final String ONE = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final String ANY = "application/cloudevents";
    private static final String VERSION = "specversion";

    // Numbers in data keep their digits: a position must not be rounded by its envelope.
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(JsonFormat.getCloudEventJacksonModule())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private CloudEvents() {}

    /** Whether a media type says that the body itself is an envelope. */
    public static boolean isStructured(@Nullable String mediaType) {
        return mediaType != null && mediaType.toLowerCase(Locale.ROOT).startsWith(ANY);
    }

    /** Whether these attributes, named as in the specification, make a message in binary mode. */
    public static boolean isBinary(Map<String, String> attributes) {
        return attributes.containsKey(VERSION);
    }

    /**
     * The messages in a body that is itself an envelope, in order; none in an empty batch.
     *
     * @param most how many a batch may hold
     * @throws InvalidEnvelope when it is none, or any of its events is not valid
     */
    public static List<Message> structured(String mediaType, byte[] body, int most) {
        String type = mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return switch (type) {
            case ONE -> List.of(message(read(body, CloudEvent.class, "the event")));
            case BATCH -> batch(body, most);
            default -> throw new InvalidEnvelope("of CloudEvents only " + ONE + " and " + BATCH + " are read");
        };
    }

    private static List<Message> batch(byte[] body, int most) {
        CloudEvent[] events = read(body, CloudEvent[].class, "the batch");
        if (events.length > most) {
            throw new InvalidEnvelope("a batch holds at most " + most + " events, has " + events.length);
        }
        List<Message> messages = new ArrayList<>(events.length);
        for (CloudEvent event : events) {
            messages.add(message(event));
        }
        return messages;
    }

    private static <T> T read(byte[] body, Class<T> type, String what) {
        T read;
        try {
            read = JSON.readValue(body, type);
        } catch (IOException | RuntimeException e) {
            // Its message would quote the body.
            throw new InvalidEnvelope(what + " is not valid: CloudEvents 1.0 in JSON with specversion, id, source and"
                    + " type, and data_base64 in base64 (" + e.getClass().getSimpleName() + ")");
        }
        if (read == null) {
            throw new InvalidEnvelope(what + " is null");
        }
        return read;
    }

    /**
     * A message in binary mode.
     *
     * @param attributes as in the specification, {@code specversion}, {@code id} and so on; others are extensions
     * @throws InvalidEnvelope when one is missing or not valid
     */
    public static Message binary(Map<String, String> attributes, byte[] data) {
        if (!SpecVersion.V1.toString().equals(attributes.get(VERSION))) {
            throw new InvalidEnvelope("specversion must be 1.0");
        }
        return new Message(data, said(event(attributes)));
    }

    private static CloudEvent event(Map<String, String> attributes) {
        try {
            CloudEventBuilder event = CloudEventBuilder.v1();
            for (Map.Entry<String, String> each : attributes.entrySet()) {
                if (SpecVersion.V1.getAllAttributes().contains(each.getKey())
                        && !each.getKey().equals(VERSION)) {
                    event.withContextAttribute(each.getKey(), each.getValue());
                }
            }
            return event.build();
        } catch (RuntimeException e) {
            throw new InvalidEnvelope("the event is not valid: CloudEvents 1.0 with id, source and type, and time as in"
                    + " RFC 3339 (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static Message message(@Nullable CloudEvent event) {
        if (event == null) {
            throw new InvalidEnvelope("an event of the batch is null");
        }
        if (event.getSpecVersion() != SpecVersion.V1) {
            throw new InvalidEnvelope("specversion must be 1.0");
        }
        CloudEventData data = event.getData();
        return new Message(data == null ? new byte[0] : data.toBytes(), said(event));
    }

    private static Map<String, String> said(CloudEvent event) {
        if (event.getId().isEmpty() || event.getType().isEmpty()) {
            throw new InvalidEnvelope("id and type must not be empty");
        }
        Map<String, String> said = new HashMap<>();
        put(said, "ce-id", event.getId());
        put(said, "ce-source", event.getSource());
        put(said, "ce-type", event.getType());
        put(said, "ce-subject", event.getSubject());
        put(said, "ce-time", event.getTime());
        return said;
    }

    private static void put(Map<String, String> said, String name, @Nullable Object value) {
        if (value != null) {
            said.put(name, Objects.toString(value));
        }
    }

    /**
     * A header's value in binary mode of HTTP, its percent-encoding undone (HTTP Protocol Binding 1.0.2, 3.1.3.2).
     *
     * @throws InvalidEnvelope when a percent sign begins no byte
     */
    public static String unescaped(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new InvalidEnvelope("a ce- header is not percent-encoded");
        }
    }
}
