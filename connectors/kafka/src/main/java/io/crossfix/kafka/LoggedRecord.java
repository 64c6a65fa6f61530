package io.crossfix.kafka;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One record as it stands in the log, nothing decoded: all that a reader of the topic can see of it.
 *
 * @param topic the topic's name in Kafka
 * @param partition from 0
 * @param offset offset in the partition
 * @param timestamp the record's timestamp, milliseconds since 1970-01-01T00:00:00Z
 * @param key its key, null for none
 * @param value its value, null for none
 * @param headers its headers, in their order
 */
public record LoggedRecord(
        String topic,
        int partition,
        long offset,
        long timestamp,
        byte @Nullable [] key,
        byte @Nullable [] value,
        List<Header> headers) {

    /**
     * One header of a record.
     *
     * @param name its name
     * @param value its value, null for none
     */
    public record Header(String name, byte @Nullable [] value) {}

    /** With a list of headers of its own. */
    public LoggedRecord {
        headers = List.copyOf(headers);
    }
}
