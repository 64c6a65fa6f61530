package io.crossfix.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** Whether the topics of an installation survive the loss of a broker. Changes nothing. */
public final class TopicSafety {

    private static final int COPIES = 3;
    private static final int WRITTEN = 2;

    private final Topics topics;
    private final AdminAnswers answers;

    /** For these topics at these brokers. */
    public TopicSafety(KafkaSettings settings, Topics topics) {
        this.topics = topics;
        this.answers = new AdminAnswers(settings);
    }

    /**
     * A sentence for each topic and each thing that is dangerous; topics that do not exist are left out.
     *
     * @throws KafkaFailure when no broker answers within 20 s, or it refuses
     */
    public List<String> dangers() {
        return answers.withAdmin(admin -> {
            List<String> present = topics.all().stream()
                    .map(NewTopic::name)
                    .filter(answers.to("listing the topics", admin.listTopics().names())::contains)
                    .toList();
            Map<String, TopicDescription> shapes = answers.to(
                    "looking at the topics", admin.describeTopics(present).allTopicNames());
            Map<ConfigResource, Config> configs = answers.to(
                    "reading the topics' settings",
                    admin.describeConfigs(present.stream()
                                    .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                                    .toList())
                            .all());
            List<String> dangers = new ArrayList<>();
            for (String name : present) {
                copies(name, shapes.get(name), dangers);
                settings(name, configs.get(new ConfigResource(ConfigResource.Type.TOPIC, name)), dangers);
            }
            return dangers;
        });
    }

    private static void copies(String name, TopicDescription shape, List<String> dangers) {
        int fewest = shape.partitions().stream()
                .mapToInt(partition -> partition.replicas().size())
                .min()
                .orElse(0);
        if (fewest < COPIES) {
            dangers.add(name + " has partitions with " + fewest + " copies: the loss of a broker loses them; " + COPIES
                    + " are wanted");
        }
    }

    private static void settings(String name, Config config, List<String> dangers) {
        String written = config.get(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG).value();
        if (Integer.parseInt(written) < WRITTEN) {
            dangers.add(name + ": " + TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG + " is " + written
                    + ": a record counts as kept that one broker has; set " + WRITTEN);
        }
        if (Boolean.parseBoolean(
                config.get(TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG).value())) {
            dangers.add(name + ": " + TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG
                    + " is true: a broker that has missed records may take over; set false");
        }
    }
}
