package io.crossfix.cli;

import io.crossfix.feeds.KafkaPublisher;
import io.crossfix.feeds.Publisher;
import io.crossfix.kafka.KafkaSettings;
import java.util.HashMap;
import java.util.Map;

/** Where feeds publish to. */
final class Outlets {

    private static final String SENDER = "crossfix-cli";

    private Outlets() {}

    /** The topics of an installation. */
    static Publisher kafka(KafkaSettings kafka) {
        return KafkaPublisher.connect(properties(kafka, Map.of()), kafka.topicPrefix(), SENDER);
    }

    /** What a publisher is told of an installation; what the installation itself says goes before the rest. */
    static Map<String, Object> properties(KafkaSettings kafka, Map<String, Object> rest) {
        Map<String, Object> properties = new HashMap<>(rest);
        properties.putAll(kafka.clientProperties());
        properties.put("bootstrap.servers", kafka.bootstrapServers());
        return properties;
    }
}
