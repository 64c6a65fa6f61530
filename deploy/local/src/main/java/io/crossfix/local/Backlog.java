package io.crossfix.local;

import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import io.crossfix.record.Kind;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * How many records of the four streams the job has not worked off for good: those behind the offsets that it committed
 * with its last checkpoint. What lies before such an offset has passed every step, and its results are in the topics.
 */
public final class Backlog implements AutoCloseable {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);

    private final KafkaSettings kafka;
    private final Admin admin;

    private Backlog(KafkaSettings kafka, Admin admin) {
        this.kafka = kafka;
        this.admin = admin;
    }

    /** Connects; the brokers are asked later. */
    public static Backlog at(KafkaSettings kafka) {
        return new Backlog(kafka, Admin.create(kafka.adminProperties()));
    }

    /** Records left. */
    public long records() {
        return recordsByKind().values().stream().mapToLong(Long::longValue).sum();
    }

    /** Records left of each stream. */
    public Map<Kind, Long> recordsByKind() {
        Map<TopicPartition, Long> ends = ends();
        Map<TopicPartition, OffsetAndMetadata> committed = answer(
                "the committed offsets",
                admin.listConsumerGroupOffsets(kafka.groupId()).partitionsToOffsetAndMetadata());
        Map<Kind, Long> left = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            List<String> topics = Topic.of(kind).stream().map(kafka::name).toList();
            left.put(
                    kind,
                    ends.entrySet().stream()
                            .filter(end -> topics.contains(end.getKey().topic()))
                            .mapToLong(end -> end.getValue() - offset(committed.get(end.getKey())))
                            .sum());
        }
        return left;
    }

    private static long offset(@Nullable OffsetAndMetadata committed) {
        return committed == null ? 0 : committed.offset();
    }

    private Map<TopicPartition, Long> ends() {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        List<String> topics = Arrays.stream(Kind.values())
                .flatMap(kind -> Topic.of(kind).stream())
                .map(kafka::name)
                .toList();
        for (TopicDescription topic : answer(
                        "the topics", admin.describeTopics(topics).allTopicNames())
                .values()) {
            topic.partitions()
                    .forEach(p -> wanted.put(new TopicPartition(topic.name(), p.partition()), OffsetSpec.latest()));
        }
        Map<TopicPartition, Long> ends = new HashMap<>();
        Map<TopicPartition, ListOffsetsResultInfo> found =
                answer("the ends of the topics", admin.listOffsets(wanted).all());
        found.forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    private static <T> T answer(String what, KafkaFuture<T> future) {
        return Waiting.on(future, ANSWER_WITHIN, "Kafka did not tell " + what);
    }

    @Override
    public void close() {
        admin.close(ANSWER_WITHIN);
    }
}
