package io.crossfix.kafka;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/** Whether brokers are set as an installation needs them, and what their clock says. Changes nothing. */
public final class BrokerSafety {

    private static final String AUTO_CREATE = "auto.create.topics.enable";
    private static final String BY_BROKER = "LogAppendTime";

    private final Topics topics;
    private final AdminAnswers answers;

    /** For these brokers; their clock is looked for on these topics. */
    public BrokerSafety(KafkaSettings settings, Topics topics) {
        this.topics = topics;
        this.answers = new AdminAnswers(settings);
    }

    /**
     * A sentence for each broker that makes a topic of every misspelt name.
     *
     * @throws KafkaFailure when no broker answers within 20 s, or it refuses
     */
    public List<String> dangers() {
        return answers.withAdmin(admin -> {
            List<ConfigResource> brokers =
                    answers.to("asking for the brokers", admin.describeCluster().nodes()).stream()
                            .map(node -> new ConfigResource(ConfigResource.Type.BROKER, node.idString()))
                            .toList();
            List<String> dangers = new ArrayList<>();
            answers.to(
                            "reading the brokers' settings",
                            admin.describeConfigs(brokers).all())
                    .forEach((broker, config) -> look(broker.name(), config, dangers));
            return dangers;
        });
    }

    private static void look(String broker, Config config, List<String> dangers) {
        ConfigEntry entry = config.get(AUTO_CREATE);
        if (entry != null && Boolean.parseBoolean(entry.value())) {
            dangers.add("broker " + broker + ": " + AUTO_CREATE
                    + " is true: a misspelt name becomes a topic with one copy; set false");
        }
    }

    /**
     * The latest time that a broker gave to a record, by the broker's own clock; null when none has given any.
     *
     * @throws KafkaFailure when no broker answers within 20 s, or it refuses
     */
    public @Nullable Instant newestAppend() {
        return answers.withAdmin(admin -> {
            Collection<ListOffsetsResultInfo> newest = answers.to(
                            "looking for the newest records",
                            admin.listOffsets(stampedByBrokers(admin)).all())
                    .values();
            long latest = newest.stream()
                    .mapToLong(ListOffsetsResultInfo::timestamp)
                    .max()
                    .orElse(-1);
            return latest < 0 ? null : Instant.ofEpochMilli(latest);
        });
    }

    private Map<TopicPartition, OffsetSpec> stampedByBrokers(Admin admin) {
        Collection<String> present =
                answers.to("listing the topics", admin.listTopics().names());
        List<String> stamped = topics.all().stream()
                .filter(topic -> BY_BROKER.equals(topic.configs().get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG)))
                .map(NewTopic::name)
                .filter(present::contains)
                .toList();
        Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
        answers.to("looking at the topics", admin.describeTopics(stamped).allTopicNames())
                .forEach((name, shape) -> shape.partitions()
                        .forEach(each ->
                                partitions.put(new TopicPartition(name, each.partition()), OffsetSpec.maxTimestamp())));
        return partitions;
    }
}
