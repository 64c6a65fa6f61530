package io.crossfix.rejections;

import static io.crossfix.kafka.RejectionHeaders.CUT_FROM_BYTES;
import static io.crossfix.kafka.RejectionHeaders.DETAIL;
import static io.crossfix.kafka.RejectionHeaders.REASON;
import static io.crossfix.kafka.RejectionHeaders.SOURCE_OFFSET;
import static io.crossfix.kafka.RejectionHeaders.SOURCE_PARTITION;
import static io.crossfix.kafka.RejectionHeaders.SOURCE_TIMESTAMP;
import static io.crossfix.kafka.RejectionHeaders.SOURCE_TOPIC;
import static io.crossfix.kafka.RejectionHeaders.STAGE;

import io.crossfix.kafka.LoggedRecord;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One rejection, as the job, the gateway or a replay wrote it.
 *
 * @param rejectedAt when it was written
 * @param source the topic it was refused on; of the gateway the feed, of a replay the file
 * @param place where it stood there; null when the source is no topic
 * @param appendedAt when the broker appended it there, milliseconds since epoch; -1 when the source is no topic
 * @param stage where on its way it was refused
 * @param reason the closed reason
 * @param detail the sentence
 * @param bytes the refused bytes; never shown
 * @param cut whether only their beginning is kept
 */
record RejectedRecord(
        Instant rejectedAt,
        String source,
        @Nullable Place place,
        long appendedAt,
        String stage,
        String reason,
        String detail,
        byte[] bytes,
        boolean cut) {

    private static final byte[] NOTHING = {};

    /** Reads one; null for a record that is no rejection. */
    static @Nullable RejectedRecord of(LoggedRecord record) {
        Map<String, String> headers = Headers.of(record);
        String source = headers.get(SOURCE_TOPIC);
        String reason = headers.get(REASON);
        if (source == null || reason == null) {
            return null;
        }
        byte[] value = record.value();
        return new RejectedRecord(
                Instant.ofEpochMilli(record.timestamp()),
                source,
                place(source, headers),
                Headers.number(headers, SOURCE_TIMESTAMP),
                headers.getOrDefault(STAGE, ""),
                reason,
                headers.getOrDefault(DETAIL, ""),
                value == null ? NOTHING : value,
                headers.containsKey(CUT_FROM_BYTES));
    }

    private static @Nullable Place place(String source, Map<String, String> headers) {
        long partition = Headers.number(headers, SOURCE_PARTITION);
        long offset = Headers.number(headers, SOURCE_OFFSET);
        return partition < 0 || partition > Integer.MAX_VALUE || offset < 0
                ? null
                : new Place(source, (int) partition, offset);
    }
}
