package io.crossfix.wire;

/**
 * Where a record stood in the log.
 *
 * @param topic topic name
 * @param partition partition, from 0
 * @param offset offset in the partition
 * @param appendedAt when the broker appended it, milliseconds since epoch
 */
public record Provenance(String topic, int partition, long offset, long appendedAt) {

    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}
