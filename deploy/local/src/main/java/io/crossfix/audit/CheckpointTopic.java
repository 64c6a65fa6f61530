package io.crossfix.audit;

import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.RecordProducer;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicReader;
import io.crossfix.record.AuditCheckpoint;
import io.crossfix.wire.Arrival;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The topic that checkpoints are published on. */
final class CheckpointTopic {

    private final KafkaSettings settings;

    CheckpointTopic(KafkaSettings settings) {
        this.settings = settings;
    }

    /** Takes what stands on the topic; null where something else than a checkpoint does. */
    interface Taker {

        /** The record, and where it stands with why it is none. */
        void take(@Nullable AuditCheckpoint checkpoint, Arrival arrival);
    }

    /** Hands over what it holds now. */
    void read(Taker taker) {
        TopicReader.readAll(
                settings,
                Topic.AUDIT_CHECKPOINTS,
                arrival ->
                        taker.take(arrival.value() instanceof AuditCheckpoint checkpoint ? checkpoint : null, arrival));
    }

    /** Publishes checkpoints; all replicas keep them when this returns. */
    void publish(List<AuditCheckpoint> checkpoints) {
        try (RecordProducer producer = RecordProducer.open(settings)) {
            checkpoints.forEach(checkpoint -> producer.send(
                    Topic.AUDIT_CHECKPOINTS, checkpoint.getTopic() + "-" + checkpoint.getPartition(), checkpoint));
            producer.flush();
        }
    }
}
