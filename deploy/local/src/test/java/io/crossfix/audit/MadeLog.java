package io.crossfix.audit;

import io.crossfix.kafka.LoggedRecord;
import io.crossfix.kafka.RawLog.Extent;
import io.crossfix.record.AuditCheckpoint;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** A log of random records, without a broker, and the checkpoints that were signed over it. */
final class MadeLog {

    static final String TOPIC = "crossfix.alert-history";
    static final int PARTITION = 2;
    static final Instant SIGNED = Instant.parse("2026-11-27T03:00:00Z");

    private MadeLog() {}

    /** So many records from offset 0, no two alike. */
    static List<LoggedRecord> records(Random random, int count) {
        List<LoggedRecord> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            // The counter at the end of the value keeps any two apart, the sizes include 0.
            byte[] body = bytes(random, random.nextInt(40));
            byte[] value = ByteBuffer.allocate(body.length + Integer.BYTES)
                    .put(body)
                    .putInt(i)
                    .array();
            List<LoggedRecord.Header> headers = random.nextInt(4) > 0
                    ? List.of()
                    : List.of(new LoggedRecord.Header("h" + random.nextInt(9), bytes(random, random.nextInt(5))));
            byte[] key = random.nextInt(10) == 0 ? null : bytes(random, random.nextInt(8));
            records.add(new LoggedRecord(TOPIC, PARTITION, i, 1_000L * i + random.nextInt(1_000), key, value, headers));
        }
        return records;
    }

    private static byte[] bytes(Random random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Checkpoints at some of the records, in order. */
    static List<AuditCheckpoint> signed(List<LoggedRecord> records, Set<Long> at, SigningKey key) {
        List<AuditCheckpoint> checkpoints = new ArrayList<>();
        AuditChain chain = AuditChain.begin(TOPIC, PARTITION, 0);
        for (LoggedRecord record : records) {
            chain.add(record);
            if (at.contains(record.offset())) {
                checkpoints.add(key.sign(chain, SIGNED.plusSeconds(record.offset())));
            }
        }
        return checkpoints;
    }

    /** Some offsets below a count. */
    static NavigableSet<Long> places(Random random, int count) {
        NavigableSet<Long> places = new TreeSet<>();
        int wanted = 1 + random.nextInt(6);
        for (int i = 0; i < wanted; i++) {
            places.add((long) random.nextInt(count));
        }
        return places;
    }

    /** The records with these contents at offsets 0, 1, 2 ... */
    static List<LoggedRecord> renumbered(List<LoggedRecord> contents) {
        List<LoggedRecord> records = new ArrayList<>();
        for (LoggedRecord content : contents) {
            records.add(at(records.size(), content));
        }
        return records;
    }

    private static LoggedRecord at(long offset, LoggedRecord content) {
        return new LoggedRecord(
                TOPIC, PARTITION, offset, content.timestamp(), content.key(), content.value(), content.headers());
    }

    /** The verdict over what is there now, its first {@code start} records no longer kept. */
    static PartitionVerdict verdict(List<LoggedRecord> records, long start, List<AuditCheckpoint> signed, long from) {
        long end = records.isEmpty() ? 0 : records.get(records.size() - 1).offset() + 1;
        PartitionCheck check = new PartitionCheck(TOPIC, new Extent(PARTITION, start, end), signed, from);
        long first = check.next();
        records.stream().filter(record -> record.offset() >= first).forEach(check::take);
        check.ended(end);
        return check.verdict();
    }
}
