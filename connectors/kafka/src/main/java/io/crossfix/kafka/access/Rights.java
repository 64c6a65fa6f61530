package io.crossfix.kafka.access;

import io.crossfix.kafka.Topic;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;

/**
 * What a part may do. Kafka takes READ and WRITE for DESCRIBE too, and ALTER_CONFIGS for DESCRIBE_CONFIGS.
 *
 * @param topics operations on each topic
 * @param group operations on the job's consumer group
 * @param cluster operations on the cluster as such
 */
public record Rights(Map<Topic, Set<AclOperation>> topics, Set<AclOperation> group, Set<AclOperation> cluster) {

    /** Of nothing. */
    static final Rights NONE = new Rights(Map.of(), Set.of(), Set.of());

    /** Copies what it is given. */
    public Rights {
        topics = Map.copyOf(topics);
        group = Set.copyOf(group);
        cluster = Set.copyOf(cluster);
    }

    /** Whether this is among what may be done on a topic. */
    public boolean allow(Topic topic, AclOperation operation) {
        return topics.getOrDefault(topic, Set.of()).contains(operation);
    }

    /** Every topic on which anything may be done, in the order of {@link Topic}. */
    public List<Topic> touched() {
        return Arrays.stream(Topic.values()).filter(topics::containsKey).toList();
    }

    Rights reading(Topic... read) {
        return on(List.of(read), AclOperation.READ);
    }

    Rights writing(Topic... written) {
        return on(List.of(written), AclOperation.WRITE);
    }

    /** The same, also allowed to see how the topics are set that it touches already. */
    Rights lookingAtSettings() {
        return on(topics.keySet(), AclOperation.DESCRIBE_CONFIGS);
    }

    Rights onEveryTopic(AclOperation... operations) {
        return on(List.of(Topic.values()), operations);
    }

    Rights onGroup(AclOperation operation) {
        return new Rights(topics, and(group, operation), cluster);
    }

    Rights onCluster(AclOperation operation) {
        return new Rights(topics, group, and(cluster, operation));
    }

    private Rights on(Collection<Topic> which, AclOperation... operations) {
        Map<Topic, Set<AclOperation>> more = new EnumMap<>(Topic.class);
        more.putAll(topics);
        which.forEach(topic -> more.put(topic, and(more.getOrDefault(topic, Set.of()), operations)));
        return new Rights(more, group, cluster);
    }

    private static Set<AclOperation> and(Set<AclOperation> some, AclOperation... others) {
        Set<AclOperation> all = EnumSet.noneOf(AclOperation.class);
        all.addAll(some);
        all.addAll(List.of(others));
        return all;
    }
}
