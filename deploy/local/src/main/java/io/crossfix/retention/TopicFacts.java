package io.crossfix.retention;

import io.crossfix.kafka.KafkaFailure;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.LoggedRecord;
import io.crossfix.kafka.RawLog;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicRetention;
import io.crossfix.kafka.TopicSetup;
import io.crossfix.kafka.UnreadableLog;
import io.crossfix.local.CommandFailed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a topic really holds.
 *
 * @param set how the brokers keep it; null when there is no such topic
 * @param oldestAt timestamp of the oldest record in any of its partitions; null when there is none
 */
record TopicFacts(@Nullable TopicRetention set, @Nullable Instant oldestAt) {

    /** Asks the brokers, and reads the first record of each partition. */
    static TopicFacts of(KafkaSettings kafka, TopicSetup setup, Topic topic) {
        TopicRetention set = setup.retention(topic);
        return new TopicFacts(set, set == null ? null : oldest(kafka, topic));
    }

    private static @Nullable Instant oldest(KafkaSettings kafka, Topic topic) {
        Instant oldest = null;
        try (RawLog log = RawLog.open(kafka, topic)) {
            for (RawLog.Extent extent : log.extents()) {
                Instant at = first(log, extent.partition());
                oldest = oldest == null || (at != null && at.isBefore(oldest)) ? at : oldest;
            }
        }
        return oldest;
    }

    /** Retention may take the very record that is read: then there is another first one. */
    private static @Nullable Instant first(RawLog log, int partition) {
        for (int tries = 1; ; tries++) {
            try {
                RawLog.Extent extent = log.extents().get(partition);
                LoggedRecord first = log.first(extent);
                return first == null ? null : Instant.ofEpochMilli(first.timestamp());
            } catch (KafkaFailure e) {
                if (tries == 3) {
                    throw e;
                }
            } catch (UnreadableLog e) {
                throw new CommandFailed(
                        "the oldest record of " + log.topic() + " cannot be read: " + e.getMessage(), e);
            }
        }
    }
}
