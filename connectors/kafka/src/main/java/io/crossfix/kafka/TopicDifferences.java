package io.crossfix.kafka;

import java.util.List;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.jspecify.annotations.Nullable;

/** What a topic has otherwise than it would have been created, in sentences. */
final class TopicDifferences {

    private TopicDifferences() {}

    static void shape(NewTopic wanted, @Nullable TopicDescription found, List<String> into) {
        if (found == null) {
            return;
        }
        compare(
                wanted.name(),
                "partitions",
                wanted.numPartitions(),
                found.partitions().size(),
                into);
        compare(
                wanted.name(),
                "replication",
                wanted.replicationFactor(),
                found.partitions().get(0).replicas().size(),
                into);
    }

    static void settings(NewTopic wanted, @Nullable Config found, List<String> into) {
        if (found == null) {
            return;
        }
        wanted.configs().forEach((key, value) -> {
            ConfigEntry entry = found.get(key);
            compare(wanted.name(), key, value, entry == null ? "unset" : entry.value(), into);
        });
    }

    private static void compare(String topic, String what, Object wanted, Object found, List<String> into) {
        if (!String.valueOf(wanted).equals(String.valueOf(found))) {
            into.add(topic + ": " + what + " is " + found + ", expected " + wanted);
        }
    }
}
