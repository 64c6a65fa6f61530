package io.crossfix.provisioning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.kafka.Topics;
import io.crossfix.watch.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** The topics of an installation, as they are to be created, as commands, as resources, as a table. */
public final class TopicPages {

    /** Below this many copies, demanding two of them would stop writing whenever a broker is restarted. */
    private static final int COPIES_TO_DEMAND_TWO = 3;

    private TopicPages() {}

    /** A script of {@code kafka-topics.sh}; what exists already is left as it is. */
    public static String commands(Topics topics) {
        StringBuilder script = new StringBuilder(Script.head("Creates the topics of Crossfix.", "kafka-topics.sh"));
        topics.all().forEach(topic -> {
            script.append("kafka --create --if-not-exists --topic ").append(Script.quoted(topic.name()));
            script.append(" --partitions ").append(topic.numPartitions());
            script.append(" --replication-factor ").append(topic.replicationFactor());
            settings(topic)
                    .forEach((key, value) ->
                            script.append(" --config ").append(key).append('=').append(value));
            script.append('\n');
        });
        return script.toString();
    }

    /**
     * Resources KafkaTopic.
     *
     * @param cluster name of the resource Kafka
     */
    public static String strimzi(Topics topics, String cluster) throws JsonProcessingException {
        return Resources.text(
                topics.all().stream().map(topic -> resource(topic, cluster)).toList());
    }

    private static ObjectNode resource(NewTopic topic, String cluster) {
        ObjectNode resource = Resources.begun("KafkaTopic", topic.name(), cluster);
        ObjectNode spec = resource.putObject("spec")
                .put("partitions", topic.numPartitions())
                .put("replicas", topic.replicationFactor());
        ObjectNode config = spec.putObject("config");
        settings(topic).forEach(config::put);
        return resource;
    }

    /** A line for each topic. */
    public static List<String> table(Topics topics) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("TOPIC", "PARTITIONS", "COPIES", "SETTINGS"));
        topics.all()
                .forEach(topic -> rows.add(List.of(
                        topic.name(),
                        Integer.toString(topic.numPartitions()),
                        Short.toString(topic.replicationFactor()),
                        settings(topic).toString())));
        return TextTable.lines(rows);
    }

    /** What the topic is told, and what only brokers with copies need. */
    private static Map<String, String> settings(NewTopic topic) {
        Map<String, String> settings = new TreeMap<>(topic.configs());
        if (topic.replicationFactor() >= COPIES_TO_DEMAND_TWO) {
            settings.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "2");
        }
        return settings;
    }
}
