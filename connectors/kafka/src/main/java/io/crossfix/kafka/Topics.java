package io.crossfix.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * The topics of one installation.
 *
 * @param prefix begins every name, such as {@code crossfix.}
 * @param partitions partitions of each topic that is created, from 1
 * @param replication copies of each partition that is created, from 1, at most the number of brokers
 * @param kept how long records are kept, where not by default
 * @param which of them are looked at, in order
 */
public record Topics(String prefix, int partitions, int replication, Map<Topic, Duration> kept, List<Topic> which) {

    /** The prefix where none is set. */
    public static final String DEFAULT_PREFIX = "crossfix.";

    private static final Pattern PREFIX = Pattern.compile("[a-zA-Z0-9._-]{0,100}");

    /** Topics that keep records as long as by default. */
    public Topics(String prefix, int partitions, int replication) {
        this(prefix, partitions, replication, Map.of(), List.of(Topic.values()));
    }

    /** The same, with other times for which records are kept. */
    public Topics keeping(Map<Topic, Duration> others) {
        return new Topics(prefix, partitions, replication, others, which);
    }

    /** The same, of which only these are looked at. */
    public Topics only(List<Topic> some) {
        return new Topics(prefix, partitions, replication, kept, some);
    }

    /** @throws IllegalArgumentException when Kafka could not have such topics */
    public Topics {
        kept = Map.copyOf(kept);
        which = List.copyOf(which);
        checkPrefix(prefix);
        check(partitions >= 1, "a topic has at least 1 partition, was " + partitions);
        check(
                replication >= 1 && replication <= Short.MAX_VALUE,
                "a partition has 1 to 32767 copies, was " + replication);
    }

    static void checkPrefix(String prefix) {
        check(
                PREFIX.matcher(prefix).matches(),
                "a topic prefix has up to 100 of a-z, A-Z, 0-9, dot, underscore and hyphen, was '" + prefix + "'");
    }

    private static void check(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    /** The name of a topic in Kafka. */
    public String name(Topic topic) {
        return topic.name(prefix);
    }

    /** All of them, as they are created. */
    public List<NewTopic> all() {
        return which.stream()
                .map(topic -> new NewTopic(name(topic), partitions, (short) replication)
                        .configs(topic.keeping().settings(kept.get(topic))))
                .toList();
    }
}
