package io.crossfix.settings;

import java.util.Map;

/**
 * The cluster that the topics are on.
 *
 * @param bootstrap servers to begin with, as {@code host:port}, separated by commas
 * @param properties any further property of Kafka clients
 */
public record KafkaSettings(String bootstrap, Map<String, String> properties) {

    /** The default port of {@code crossfix up} on this machine. */
    public static final int DEFAULT_PORT = 9092;

    /** Where {@code crossfix up} listens by default. */
    public static final String DEFAULT_BOOTSTRAP = "127.0.0.1:" + DEFAULT_PORT;

    public KafkaSettings {
        properties = properties == null ? Map.of() : Map.copyOf(properties);
    }

    /** A cluster that needs no further property. */
    public static KafkaSettings at(String bootstrap) {
        return new KafkaSettings(bootstrap, Map.of());
    }
}
