package io.crossfix.kafka;

import java.util.Collection;
import java.util.Map;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;

/**
 * Where a source begins that has no state, if the group has not read yet: at the beginning. If it has, the job has lost its
 * state, and must not go on without it.
 *
 * <p>Flink asks only for partitions of which the source remembers nothing, whatever it was restored from: a savepoint, a
 * checkpoint that was named, or one that high availability found. The group has read once the job has completed a checkpoint.
 */
final class NothingForgotten implements OffsetsInitializer {

    private static final long serialVersionUID = 1;

    private final String group;

    NothingForgotten(String group) {
        this.group = group;
    }

    @Override
    public Map<TopicPartition, Long> getPartitionOffsets(
            Collection<TopicPartition> partitions, PartitionOffsetsRetriever retriever) {
        Map<TopicPartition, Long> read = retriever.committedOffsets(partitions);
        read.forEach((partition, offset) -> {
            if (offset > 0) {
                throw new StateWasLost(
                        "the job starts with empty state, but its group " + group + " has read " + partition
                                + " up to " + offset
                                + ": the facts that alerts wait for, and what people have answered, are gone; start it from a"
                                + " savepoint or checkpoint, or, when what it knew is to be forgotten, with --allow-empty-state");
            }
        });
        return OffsetsInitializer.earliest().getPartitionOffsets(partitions, retriever);
    }

    @Override
    @SuppressWarnings("deprecation") // Deprecated by Kafka, still the connector's own parameter.
    public OffsetResetStrategy getAutoOffsetResetStrategy() {
        return OffsetResetStrategy.EARLIEST;
    }
}
