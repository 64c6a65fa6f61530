package io.crossfix.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.audit.Finding.Kind;
import io.crossfix.kafka.LoggedRecord;
import io.crossfix.record.AuditCheckpoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random logs, damaged in every way we could think of: each damage is found between the right checkpoints, and nothing else. */
class PartitionCheckTest {

    private static final int RUNS = 200;

    @TempDir
    private static Path directory;

    private static SigningKey key;

    private static final long SEED = Long.getLong("seed", new Random().nextLong());
    private static final Random SEEDS = new Random(SEED);

    private final Random random = new Random(SEEDS.nextLong());
    private final int count = 1 + random.nextInt(60);
    private final List<LoggedRecord> records = MadeLog.records(random, count);
    private final NavigableSet<Long> places = MadeLog.places(random, count);
    private final List<AuditCheckpoint> signed = MadeLog.signed(records, places, key);

    @BeforeAll
    static void makeKey() {
        System.out.println("PartitionCheckTest: -Dseed=" + SEED);
        key = SigningKey.in(directory);
    }

    @RepeatedTest(RUNS)
    void anUndamagedLogIsNeverAccused() {
        long start = random.nextInt(count + 1);
        long from = random.nextInt(count + 1);
        List<LoggedRecord> kept = records.subList((int) start, count);
        List<AuditCheckpoint> shuffled = new ArrayList<>(signed);
        Collections.shuffle(shuffled, random);
        long end = count;
        PartitionVerdict whole = MadeLog.verdict(records, 0, shuffled, 0);
        assertThat(whole.findings()).isEmpty();
        assertThat(whole.fitting()).isEqualTo(signed.size());
        assertThat(whole.signedUpTo()).isEqualTo(places.last());
        assertThat(whole.chained()).isEqualTo(end);
        assertThat(MadeLog.verdict(records, 0, shuffled, from).findings()).isEmpty();
        if (!kept.isEmpty()) {
            assertThat(MadeLog.verdict(kept, start, shuffled, 0).findings()).isEmpty();
            assertThat(MadeLog.verdict(kept, start, shuffled, from).findings()).isEmpty();
        }
    }

    @RepeatedTest(RUNS)
    void oneFlippedByteIsFoundOnceBetweenTheCheckpointsAroundIt() {
        int at = random.nextInt(count);
        List<LoggedRecord> damaged = new ArrayList<>(records);
        damaged.set(at, flipped(records.get(at)));
        PartitionVerdict verdict = MadeLog.verdict(damaged, 0, signed, 0);
        if (places.ceiling((long) at) == null) {
            assertThat(verdict.findings()).as("nobody has vouched for it").isEmpty();
        } else {
            assertThat(verdict.findings()).hasSize(1);
            expect(verdict.findings().get(0), Kind.DIFFERENT, at);
            assertThat(verdict.fitting()).isEqualTo(signed.size() - 1);
        }
    }

    @RepeatedTest(RUNS)
    void twoExchangedRecordsAreFound() {
        int one = random.nextInt(count);
        int other = random.nextInt(count);
        List<LoggedRecord> damaged = new ArrayList<>(records);
        Collections.swap(damaged, one, other);
        PartitionVerdict verdict = MadeLog.verdict(MadeLog.renumbered(damaged), 0, signed, 0);
        TreeSet<Long> segments = new TreeSet<>();
        for (long at : one == other ? new long[] {} : new long[] {one, other}) {
            if (places.ceiling(at) != null) {
                segments.add(places.ceiling(at));
            }
        }
        assertThat(verdict.findings()).extracting(Finding::upTo).containsExactlyElementsOf(segments);
        assertThat(verdict.findings()).allMatch(finding -> finding.kind() == Kind.DIFFERENT);
    }

    @RepeatedTest(RUNS)
    void aRecordThatWasTakenOutOfARewrittenLogIsFound() {
        int at = random.nextInt(count);
        List<LoggedRecord> damaged = new ArrayList<>(records);
        damaged.remove(at);
        List<Finding> findings =
                MadeLog.verdict(MadeLog.renumbered(damaged), 0, signed, 0).findings();
        Long behind = places.ceiling((long) at);
        if (behind == null) {
            assertThat(findings).isEmpty();
        } else if (behind == count - 1) {
            assertThat(findings).hasSize(1);
            assertThat(findings.get(0).kind()).isEqualTo(Kind.REMOVED_TAIL);
        } else {
            expect(findings.get(0), Kind.DIFFERENT, at);
        }
    }

    @RepeatedTest(RUNS)
    void aRecordThatIsMissingIsNamed() {
        int at = random.nextInt(count);
        List<LoggedRecord> damaged = new ArrayList<>(records);
        damaged.remove(at);
        List<Finding> findings = MadeLog.verdict(damaged, 0, signed, 0).findings();
        if (at < count - 1) {
            assertThat(findings).hasSize(1);
            assertThat(findings.get(0).kind()).isEqualTo(Kind.GAP);
            assertThat(findings.get(0).after()).isEqualTo(at - 1);
            assertThat(findings.get(0).upTo()).isEqualTo(at);
        } else {
            assertThat(findings).hasSize(places.last() == at ? 1 : 0);
        }
    }

    @RepeatedTest(RUNS)
    void aRemovedTailIsFoundWhenSomebodyVouchedForIt() {
        int cut = random.nextInt(count);
        List<Finding> findings =
                MadeLog.verdict(records.subList(0, cut), 0, signed, 0).findings();
        if (places.last() < cut) {
            assertThat(findings).isEmpty();
        } else {
            assertThat(findings).hasSize(1);
            assertThat(findings.get(0).kind()).isEqualTo(Kind.REMOVED_TAIL);
            assertThat(findings.get(0).after()).isEqualTo(cut - 1);
            assertThat(findings.get(0).upTo()).isEqualTo(places.last());
        }
    }

    @RepeatedTest(RUNS)
    void aRecordThatWasPutInIsFound() {
        int at = random.nextInt(count + 1);
        List<LoggedRecord> damaged = new ArrayList<>(records);
        damaged.add(at, flipped(records.get(random.nextInt(count))));
        List<Finding> findings =
                MadeLog.verdict(MadeLog.renumbered(damaged), 0, signed, 0).findings();
        if (places.ceiling((long) at) == null) {
            assertThat(findings).isEmpty();
        } else {
            expect(findings.get(0), Kind.DIFFERENT, at);
        }
    }

    @Test
    void whatWasSignedDespiteARemovedTailFitsAgainAndTheTailStaysToBeFound() {
        List<LoggedRecord> all = MadeLog.records(random, 40);
        List<AuditCheckpoint> vouched = new ArrayList<>(MadeLog.signed(all, Set.of(9L, 29L), key));
        List<LoggedRecord> grownAgain = new ArrayList<>(all.subList(0, 20));
        grownAgain.addAll(all.subList(25, 40));
        List<LoggedRecord> now = MadeLog.renumbered(grownAgain);
        vouched.addAll(MadeLog.signed(now, Set.of(34L), key));
        PartitionVerdict verdict = MadeLog.verdict(now, 0, vouched, 0);
        assertThat(verdict.findings()).hasSize(1);
        assertThat(verdict.findings().get(0).after()).isEqualTo(9);
        assertThat(verdict.findings().get(0).upTo()).isEqualTo(29);
        assertThat(verdict.signedUpTo()).isEqualTo(34);
    }

    @Test
    void twoHistoriesUnderOneKeyContradictEachOther() {
        List<LoggedRecord> all = MadeLog.records(random, 10);
        List<LoggedRecord> others = MadeLog.records(random, 10);
        Set<Long> end = Set.of(9L);
        List<AuditCheckpoint> both = new ArrayList<>(MadeLog.signed(all, end, key));
        both.addAll(MadeLog.signed(others, end, key));
        assertThat(MadeLog.verdict(all, 0, both, 0).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.upTo()).isEqualTo(9));
    }

    @Test
    void aLogWhoseBeginningIsNoLongerKeptIsChainedFromTheFirstCheckpointThatIsLeft() {
        List<LoggedRecord> all = MadeLog.records(random, 30);
        List<AuditCheckpoint> vouched = MadeLog.signed(all, Set.of(4L, 14L, 24L), key);
        PartitionVerdict verdict = MadeLog.verdict(all.subList(10, 30), 10, vouched, 0);
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.chainedFrom()).isEqualTo(15);
        assertThat(verdict.notes())
                .containsExactly(
                        "the log begins at offset 10, what was before is no longer kept; chained from the checkpoint at offset"
                                + " 14 of 2026-11-27T03:00:14Z; the 5 records at offsets 10 to 14 lie before it and were not"
                                + " compared",
                        "not vouched for yet: 5 of the records, from offset 25");
    }

    private void expect(Finding finding, Kind kind, long at) {
        assertThat(finding.kind()).isEqualTo(kind);
        Long before = places.lower(at);
        assertThat(finding.after()).isEqualTo(before == null ? -1 : before);
        assertThat(finding.upTo()).isEqualTo(places.ceiling(at));
    }

    /** The record with one bit of its key, value, time or headers turned over. */
    private LoggedRecord flipped(LoggedRecord record) {
        byte[] wanted = record.key();
        if (random.nextBoolean() && wanted != null && wanted.length > 0) {
            return with(record, flipped(wanted), record.value(), record.timestamp());
        }
        return random.nextInt(5) == 0
                ? with(record, record.key(), record.value(), record.timestamp() ^ 1L << random.nextInt(40))
                : with(record, record.key(), flipped(record.value()), record.timestamp());
    }

    private static LoggedRecord with(LoggedRecord record, byte[] key, byte[] value, long timestamp) {
        return new LoggedRecord(
                record.topic(), record.partition(), record.offset(), timestamp, key, value, record.headers());
    }

    private byte[] flipped(byte[] bytes) {
        byte[] flipped = bytes.clone();
        flipped[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        return flipped;
    }
}
