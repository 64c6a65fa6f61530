package io.crossfix.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Creates what is missing of an installation's topics, and says how the others differ. Changes what exists only when told to. */
public final class TopicSetup {

    private static final List<String> RETENTION =
            List.of(TopicConfig.RETENTION_MS_CONFIG, TopicConfig.SEGMENT_MS_CONFIG);

    private static final String RETENTION_CHECK = "log.retention.check.interval.ms";

    private static final int LOOKS = 50;
    private static final long PAUSE_MILLIS = 100;

    private final Topics topics;
    private final AdminAnswers answers;

    /** For these topics at these brokers. */
    public TopicSetup(KafkaSettings settings, Topics topics) {
        this.topics = topics;
        this.answers = new AdminAnswers(settings);
    }

    /**
     * Creates the missing topics; returns when they can be used, after at most a minute.
     *
     * @throws KafkaFailure when no broker answers, or it refuses
     */
    public TopicReport create() {
        return answers.withAdmin(admin -> {
            List<NewTopic> missing = missing(admin);
            List<String> created = create(admin, missing);
            awaitVisible(admin, names(missing));
            return new TopicReport(created, List.of(), differences(admin, existing(created)));
        });
    }

    /**
     * Looks, and changes nothing.
     *
     * @throws KafkaFailure when no broker answers, or it refuses
     */
    public TopicReport inspect() {
        return answers.withAdmin(admin -> {
            List<String> missing = names(missing(admin));
            return new TopicReport(List.of(), missing, differences(admin, existing(missing)));
        });
    }

    /**
     * Makes the existing topics keep records as long as they are to: their retention and the age at which a file of the log
     * is closed, nothing else.
     *
     * @return what was changed, a sentence each
     * @throws KafkaFailure when no broker answers, or it refuses
     */
    public List<String> applyRetention() {
        return answers.withAdmin(admin -> {
            List<NewTopic> existing = existing(names(missing(admin)));
            List<String> changes = differences(admin, existing).stream()
                    .filter(line -> RETENTION.stream().anyMatch(key -> line.contains(": " + key + " is ")))
                    .toList();
            Map<ConfigResource, Collection<AlterConfigOp>> wanted = new HashMap<>();
            existing.forEach(topic -> wanted.put(
                    new ConfigResource(ConfigResource.Type.TOPIC, topic.name()),
                    RETENTION.stream()
                            .map(key -> new ConfigEntry(key, topic.configs().get(key)))
                            .map(entry -> new AlterConfigOp(entry, AlterConfigOp.OpType.SET))
                            .toList()));
            answers.to(
                    "changing the topics' retention",
                    admin.incrementalAlterConfigs(wanted).all());
            return changes;
        });
    }

    /**
     * How the brokers keep a topic; null when there is no such topic.
     *
     * @throws KafkaFailure when no broker answers, or it refuses
     */
    public @Nullable TopicRetention retention(Topic topic) {
        return answers.withAdmin(admin -> {
            if (!answers.to("listing the topics", admin.listTopics().names()).contains(topics.name(topic))) {
                return null;
            }
            Config config = config(admin, ConfigResource.Type.TOPIC, topics.name(topic));
            int node = answers.to(
                            "asking for the brokers", admin.describeCluster().nodes())
                    .iterator()
                    .next()
                    .id();
            Config broker = config(admin, ConfigResource.Type.BROKER, Integer.toString(node));
            return new TopicRetention(
                    millis(config, TopicConfig.RETENTION_MS_CONFIG),
                    millis(config, TopicConfig.SEGMENT_MS_CONFIG),
                    millis(broker, RETENTION_CHECK),
                    millis(config, TopicConfig.FILE_DELETE_DELAY_MS_CONFIG));
        });
    }

    private Config config(Admin admin, ConfigResource.Type type, String name) {
        ConfigResource resource = new ConfigResource(type, name);
        return answers.to(
                "reading the settings of " + name,
                admin.describeConfigs(List.of(resource)).values().get(resource));
    }

    private static Duration millis(Config config, String key) {
        return Duration.ofMillis(Long.parseLong(config.get(key).value()));
    }

    private List<NewTopic> missing(Admin admin) {
        Set<String> present =
                answers.to("listing the topics", admin.listTopics().names());
        return topics.all().stream()
                .filter(topic -> !present.contains(topic.name()))
                .toList();
    }

    private List<NewTopic> existing(List<String> others) {
        return topics.all().stream()
                .filter(topic -> !others.contains(topic.name()))
                .toList();
    }

    /** The names of those that did not exist. */
    private List<String> create(Admin admin, List<NewTopic> missing) {
        List<String> created = new ArrayList<>();
        Map<String, KafkaFuture<Void>> creations = admin.createTopics(missing).values();
        for (String name : names(missing)) {
            try {
                answers.to("creating the topic " + name, creations.get(name));
                created.add(name);
            } catch (KafkaFailure e) {
                if (!(e.getCause() instanceof TopicExistsException)) { // Somebody else was quicker.
                    throw e;
                }
            }
        }
        return created;
    }

    /** The controller has them first; brokers hear of it a moment later. */
    private void awaitVisible(Admin admin, List<String> names) {
        for (int looks = 1; ; looks++) {
            try {
                answers.to(
                        "looking at the new topics", admin.describeTopics(names).allTopicNames());
                return;
            } catch (KafkaFailure e) {
                if (looks == LOOKS || !(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> differences(Admin admin, List<NewTopic> wanted) {
        List<ConfigResource> resources = wanted.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()))
                .toList();
        Map<String, TopicDescription> shapes = answers.to(
                "looking at the topics", admin.describeTopics(names(wanted)).allTopicNames());
        Map<ConfigResource, Config> configs = answers.to(
                "reading the topics' settings", admin.describeConfigs(resources).all());
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            NewTopic topic = wanted.get(i);
            TopicDifferences.shape(topic, shapes.get(topic.name()), differences);
            TopicDifferences.settings(topic, configs.get(resources.get(i)), differences);
        }
        return differences;
    }

    private static List<String> names(List<NewTopic> topics) {
        return topics.stream().map(NewTopic::name).toList();
    }
}
