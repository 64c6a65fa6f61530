package io.crossfix.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.FileRecords;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.MemoryRecordsBuilder;
import org.apache.kafka.common.record.Record;
import org.apache.kafka.common.record.RecordBatch;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.utils.Utils;

/** The first segment of a partition, as somebody with access to the broker's disk would write it anew: every checksum is right. */
final class DamagedSegment {

    private final Path file;

    DamagedSegment(Path log, String topic, int partition) {
        this.file = log.resolve(topic + "-" + partition).resolve("00000000000000000000.log");
    }

    /** What a record holds, without its place. */
    record Content(long timestamp, byte[] key, byte[] value) {}

    /** Writes the segment anew with other contents, at offsets 0, 1, 2 ... */
    void rewrite(UnaryOperator<List<Content>> change) throws IOException {
        List<Content> contents = change.apply(contents());
        Files.delete(file);
        // The broker makes these anew when they are missing.
        Files.deleteIfExists(file.resolveSibling("00000000000000000000.index"));
        Files.deleteIfExists(file.resolveSibling("00000000000000000000.timeindex"));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int offset = 0; offset < contents.size(); offset++) {
                batch(offset, contents.get(offset)).writeFullyTo(channel);
            }
        }
    }

    /** Turns over one bit in the last byte of the file and leaves the checksum as it was. */
    void spoil() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);
    }

    /** Offsets that the file holds. */
    int count() throws IOException {
        return contents().size();
    }

    private List<Content> contents() throws IOException {
        List<Content> contents = new ArrayList<>();
        try (FileRecords records = FileRecords.open(file.toFile(), false)) {
            for (Record record : records.records()) {
                contents.add(
                        new Content(record.timestamp(), Utils.toArray(record.key()), Utils.toArray(record.value())));
            }
        }
        return contents;
    }

    private static MemoryRecords batch(long offset, Content content) {
        try (MemoryRecordsBuilder builder = MemoryRecords.builder(
                ByteBuffer.allocate(1024),
                RecordBatch.CURRENT_MAGIC_VALUE,
                Compression.NONE,
                TimestampType.CREATE_TIME,
                offset,
                content.timestamp(),
                RecordBatch.NO_PRODUCER_ID,
                RecordBatch.NO_PRODUCER_EPOCH,
                RecordBatch.NO_SEQUENCE,
                false,
                0)) {
            builder.appendWithOffset(offset, content.timestamp(), content.key(), content.value());
            return builder.build();
        }
    }
}
