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
        Map<String, Object> properties = new HashMap<>(kafka.clientProperties());
        properties.put("bootstrap.servers", kafka.bootstrapServers());
        return KafkaPublisher.connect(properties, kafka.topicPrefix(), SENDER);
    }
}
