package io.crossfix.settings;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.KebabCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topics;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The cluster that the topics are on; what is left out is as {@code crossfix up} has it.
 *
 * @param bootstrap servers to begin with, as {@code host:port}, separated by commas
 * @param topicPrefix begins every topic's name
 * @param group consumer group of the job
 * @param partitions partitions of topics that are created
 * @param replication copies of each partition of topics that are created
 * @param properties any further property of Kafka's clients
 */
@JsonNaming(KebabCaseStrategy.class)
public record KafkaSection(
        String bootstrap,
        @Nullable String topicPrefix,
        @Nullable String group,
        @Nullable Integer partitions,
        @Nullable Integer replication,
        @Nullable Map<String, String> properties) {

    /** The default port of {@code crossfix up} on this machine. */
    public static final int DEFAULT_PORT = 9092;

    /** Where {@code crossfix up} listens by default. */
    public static final String DEFAULT_BOOTSTRAP = "127.0.0.1:" + DEFAULT_PORT;

    /** Enough for four tasks; more costs the embedded broker files. */
    private static final int DEFAULT_PARTITIONS = 4;

    private static final String DEFAULT_GROUP = "crossfix";

    /** A cluster of which nothing else is known. */
    public static KafkaSection at(String bootstrap) {
        return new KafkaSection(bootstrap, null, null, null, null, null);
    }

    /** How to reach it. */
    public KafkaSettings access() {
        return new KafkaSettings(
                bootstrap,
                topicPrefix == null ? Topics.DEFAULT_PREFIX : topicPrefix,
                group == null ? DEFAULT_GROUP : group,
                properties == null ? Map.of() : properties);
    }

    /** Without the properties: they may tell where secrets lie. */
    @Override
    public String toString() {
        return access().toString();
    }

    /** The topics as they are to be. */
    public Topics topics() {
        return new Topics(
                access().topicPrefix(),
                partitions == null ? DEFAULT_PARTITIONS : partitions,
                replication == null ? 1 : replication);
    }
}
