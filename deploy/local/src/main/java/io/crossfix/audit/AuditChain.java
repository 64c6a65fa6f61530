package io.crossfix.audit;

import io.crossfix.kafka.LoggedRecord;
import io.crossfix.record.AuditCheckpoint;
import java.util.HexFormat;

/**
 * The chain over one partition. Its head after the n-th record is
 *
 * <pre>h(n) = SHA-256(h(n-1), topic, partition, offset, timestamp, key, value, number of headers, name and value of each)</pre>
 *
 * with every part behind its length, and h(0) = SHA-256("crossfix audit chain 1", topic, partition). It depends on the records
 * and their order alone, not on how they were batched, compressed or read.
 */
final class AuditChain {

    private static final String FORM = "crossfix audit chain 1";

    private final String topic;
    private final int partition;
    private byte[] head;
    private long next;
    private long records;

    private AuditChain(String topic, int partition, byte[] head, long next, long records) {
        this.topic = topic;
        this.partition = partition;
        this.head = head;
        this.next = next;
        this.records = records;
    }

    /** A chain without records, whose first one is to have this offset. */
    static AuditChain begin(String topic, int partition, long first) {
        byte[] origin = new Parts().text(FORM).text(topic).number(partition).sha256();
        return new AuditChain(topic, partition, origin, first, 0);
    }

    /** The chain as somebody vouched for it, to be continued. */
    static AuditChain after(AuditCheckpoint checkpoint) {
        return new AuditChain(
                checkpoint.getTopic(),
                checkpoint.getPartition(),
                HexFormat.of().parseHex(checkpoint.getHead()),
                checkpoint.getOffset() + 1,
                checkpoint.getRecords());
    }

    /** Chains the next record of the partition. */
    void add(LoggedRecord record) {
        Parts parts = new Parts()
                .bytes(head)
                .text(record.topic())
                .number(record.partition())
                .number(record.offset())
                .number(record.timestamp())
                .bytes(record.key())
                .bytes(record.value())
                .number(record.headers().size());
        record.headers().forEach(header -> parts.text(header.name()).bytes(header.value()));
        head = parts.sha256();
        next = record.offset() + 1;
        records++;
    }

    /** The topic that is chained. */
    String topic() {
        return topic;
    }

    /** The partition that is chained. */
    int partition() {
        return partition;
    }

    /** The head, 64 hexadecimal digits. */
    String head() {
        return HexFormat.of().formatHex(head);
    }

    /** The offset that the next record should have. */
    long next() {
        return next;
    }

    /** Records chained since the chain began. */
    long records() {
        return records;
    }
}
