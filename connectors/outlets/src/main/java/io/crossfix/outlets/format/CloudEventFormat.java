package io.crossfix.outlets.format;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.jackson.JsonCloudEventData;
import io.cloudevents.jackson.JsonFormat;
import io.crossfix.record.Alert;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * CloudEvents 1.0 over HTTP. A repeat has the same id and source.
 *
 * @param sender who speaks
 * @param mode whether the event's attributes stand in the body or in headers
 */
public record CloudEventFormat(Sender sender, Mode mode) implements Format {

    /** The two content modes of the HTTP binding. */
    public enum Mode {
        STRUCTURED,
        BINARY
    }

    private static final String TYPE = "Content-Type";

    @Override
    public Message write(Telling telling) {
        CloudEvent event = event(telling);
        Map<String, String> headers = new HashMap<>();
        AtomicReference<byte[]> body = new AtomicReference<>(new byte[0]);
        var writer = HttpMessageFactory.createWriter(headers::put, body::set);
        if (mode == Mode.BINARY) {
            writer.writeBinary(event);
        } else {
            writer.writeStructured(event, JsonFormat.CONTENT_TYPE);
        }
        String type = headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(TYPE))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(JsonFormat.CONTENT_TYPE);
        headers.keySet().removeIf(TYPE::equalsIgnoreCase);
        return new Message(telling.identifier(), type, headers, body.get());
    }

    private CloudEvent event(Telling telling) {
        Alert alert = telling.alert();
        return CloudEventBuilder.v1()
                .withId(telling.identifier())
                .withSource(URI.create("urn:crossfix:" + sender.id()))
                .withType("io.crossfix.alert." + telling.kind().name().toLowerCase(Locale.ROOT) + ".v1")
                .withSubject(alert.getAlertId())
                .withTime(telling.sentAt().atOffset(ZoneOffset.UTC))
                .withExtension("correlationid", alert.getAlertId())
                .withExtension("partitionkey", alert.getAlertId())
                .withExtension("dataclassification", "restricted")
                .withData("application/json", JsonCloudEventData.wrap(AlertFields.of(telling)))
                .build();
    }
}
