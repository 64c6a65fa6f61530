package io.crossfix.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates what is missing of an installation's topics, and says how the others differ. Never changes what exists. */
public final class TopicSetup {

    private static final int LOOKS = 50;
    private static final long PAUSE_MILLIS = 100;

    private final KafkaSettings settings;
    private final Topics topics;

    /** For these topics at these brokers. */
    public TopicSetup(KafkaSettings settings, Topics topics) {
        this.settings = settings;
        this.topics = topics;
    }

    /**
     * Creates the missing topics; returns when they can be used, after at most a minute.
     *
     * @throws KafkaFailure when no broker answers, or it refuses
     */
    public TopicReport create() {
        return withAdmin(admin -> {
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
        return withAdmin(admin -> {
            List<String> missing = names(missing(admin));
            return new TopicReport(List.of(), missing, differences(admin, existing(missing)));
        });
    }

    private List<NewTopic> missing(Admin admin) {
        Set<String> present = answer("listing the topics", admin.listTopics().names());
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
                answer("creating the topic " + name, creations.get(name));
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
                answer("looking at the new topics", admin.describeTopics(names).allTopicNames());
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
        Map<String, TopicDescription> shapes = answer(
                "looking at the topics", admin.describeTopics(names(wanted)).allTopicNames());
        Map<ConfigResource, Config> configs = answer(
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

    private interface Work {
        TopicReport with(Admin admin);
    }

    private TopicReport withAdmin(Work work) {
        try (Admin admin = Admin.create(ClientProperties.admin(settings))) {
            return work.with(admin);
        } catch (KafkaException e) {
            throw KafkaFailure.of("opening a connection", settings, e);
        }
    }

    private <T> T answer(String work, KafkaFuture<T> future) {
        try {
            return future.get(ClientProperties.PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw KafkaFailure.of(work, settings, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw KafkaFailure.of(work, settings, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw KafkaFailure.of(work, settings, e);
        }
    }
}
