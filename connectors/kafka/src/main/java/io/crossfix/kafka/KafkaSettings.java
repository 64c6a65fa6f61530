package io.crossfix.kafka;

import java.util.Map;
import java.util.Properties;

/**
 * How to reach Kafka.
 *
 * @param bootstrapServers brokers to ask first, {@code host:port}, comma-separated
 * @param topicPrefix begins every topic's name
 * @param groupId consumer group of the job, for its committed offsets and as the beginning of its client ids
 * @param clientProperties anything else that Kafka's clients shall be told, such as security settings; secrets as references
 *     to files, see {@link SecretFiles}
 */
public record KafkaSettings(
        String bootstrapServers, String topicPrefix, String groupId, Map<String, String> clientProperties) {

    /** @throws IllegalArgumentException when the servers or the group are blank, or the prefix is no part of a name */
    public KafkaSettings {
        if (bootstrapServers.isBlank() || groupId.isBlank()) {
            throw new IllegalArgumentException("Kafka's bootstrap servers and the consumer group must not be blank");
        }
        Topics.checkPrefix(topicPrefix);
        clientProperties = SecretFiles.enabledIn(clientProperties);
    }

    /** Plain access to these brokers, with the default prefix and group. */
    public static KafkaSettings at(String bootstrapServers) {
        return new KafkaSettings(bootstrapServers, Topics.DEFAULT_PREFIX, "crossfix", Map.of());
    }

    /** The name of a topic in Kafka. */
    public String name(Topic topic) {
        return topic.name(topicPrefix);
    }

    /** What a consumer of Kafka's own client is told; the caller may add to it. */
    public Properties consumerProperties() {
        return ClientProperties.consumer(this);
    }

    /** What an admin client of Kafka's own is told; the caller may add to it. */
    public Properties adminProperties() {
        return ClientProperties.admin(this);
    }

    /** Without the client properties: passwords are among them. */
    @Override
    public String toString() {
        return "Kafka at " + bootstrapServers + ", topics " + topicPrefix + "*, group " + groupId;
    }
}
