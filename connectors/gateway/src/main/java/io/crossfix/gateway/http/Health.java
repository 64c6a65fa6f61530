package io.crossfix.gateway.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.gateway.intake.Circuit;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What is well and what is not.
 *
 * @param circuit whether Kafka keeps what comes
 * @param brokers state of each connection to an MQTT broker by its name
 */
public record Health(Circuit circuit, Supplier<Map<String, String>> brokers) {

    private static final int OK = 200;
    private static final int NOT_READY = 503;

    /** The process works: always so, since starting it again brings back neither Kafka nor a broker. */
    Answer live() {
        return Answer.json(OK, body());
    }

    /** Senders should come here. A broker that is down concerns its own senders only. */
    Answer ready() {
        return circuit.isReady()
                ? Answer.json(OK, body())
                : Answer.json(NOT_READY, body()).with("Retry-After", "1");
    }

    private ObjectNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("kafka", circuit.isOpen() ? "does not keep what comes" : "keeps what comes");
        ObjectNode mqtt = body.putObject("mqtt");
        brokers.get().forEach(mqtt::put);
        return body;
    }
}
