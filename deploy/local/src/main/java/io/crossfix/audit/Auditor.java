package io.crossfix.audit;

import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.RawLog;
import io.crossfix.kafka.RawLog.Extent;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.UnreadableLog;
import io.crossfix.record.AuditCheckpoint;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Chains the history of alerts and vouches for it. Goes on from the last checkpoint that counts, after comparing it with the log
 * once more; a partition that is not as it was vouched for is not signed again. Not thread-safe.
 */
public final class Auditor implements AutoCloseable {

    private final CheckpointTopic published;
    private final KnownKeys known;
    private final SigningKey key;
    private final @Nullable Witness witness;
    private final Clock clock;
    private final RawLog log;
    private final Map<Integer, PartitionCheck> checks = new HashMap<>();
    private final Map<Integer, Long> signed = new HashMap<>();
    private @Nullable JudgedCheckpoints before;

    /**
     * What a pass came to.
     *
     * @param signed checkpoints that were published
     * @param findings why partitions were not signed
     * @param ignored what is wrong with checkpoints that were left aside
     */
    public record Passed(List<AuditCheckpoint> signed, List<Finding> findings, List<Finding> ignored) {}

    /**
     * For the history at these brokers.
     *
     * @param key to sign with
     * @param known whose earlier checkpoints count
     * @param witness where checkpoints are kept besides; null for nowhere
     */
    public Auditor(KafkaSettings settings, SigningKey key, KnownKeys known, @Nullable Witness witness, Clock clock) {
        this.published = new CheckpointTopic(settings);
        this.known = known;
        this.key = key;
        this.witness = witness;
        this.clock = clock;
        this.log = RawLog.open(settings, Topic.ALERT_HISTORY);
    }

    /**
     * Signs what is new.
     *
     * @param despite whether to go on with a partition that is not as it was vouched for; what was found stays to be found
     * @throws io.crossfix.kafka.KafkaFailure when the brokers do not answer
     * @throws io.crossfix.local.CommandFailed when the witness cannot be written; the checkpoints are published then
     */
    public Passed pass(boolean despite) {
        boolean begins = before == null;
        JudgedCheckpoints earlier = earlier();
        List<AuditCheckpoint> fresh = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (Extent extent : log.extents()) {
            PartitionCheck check =
                    checks.computeIfAbsent(extent.partition(), p -> resumed(extent, earlier.of(extent.partition())));
            readOn(check, extent);
            findings.addAll(check.findings());
            if (despite) {
                check.forgive();
            }
            if (check.findings().isEmpty() && isNew(check, extent)) {
                fresh.add(key.sign(check.chain(), clock.instant()));
            }
        }
        publish(fresh);
        return new Passed(fresh, findings, begins ? earlier.findings() : List.of());
    }

    /** What was signed before the first pass. */
    private JudgedCheckpoints earlier() {
        JudgedCheckpoints present = before;
        if (present == null) {
            RecentCheckpoints recent = new RecentCheckpoints(log.topic(), known);
            published.read((checkpoint, from) -> recent.take(checkpoint));
            present = recent.judged();
            before = present;
        }
        return present;
    }

    /** Stands behind the last checkpoint, after comparing it with the log, or at the beginning when there is none. */
    private PartitionCheck resumed(Extent extent, List<AuditCheckpoint> genuine) {
        List<AuditCheckpoint> last = genuine.subList(Math.max(0, genuine.size() - 2), genuine.size());
        if (last.isEmpty()) {
            return new PartitionCheck(log.topic(), extent, last, 0);
        }
        AuditCheckpoint newest = last.get(last.size() - 1);
        signed.put(extent.partition(), newest.getOffset());
        return new PartitionCheck(
                log.topic(), extent, last, last.size() == 1 ? 0 : last.get(0).getOffset());
    }

    private void readOn(PartitionCheck check, Extent extent) {
        try {
            log.read(extent.partition(), check.next(), extent.end(), check::take);
            check.ended(extent.end());
        } catch (UnreadableLog e) {
            check.unreadable(e.offset(), Objects.requireNonNullElse(e.getMessage(), ""));
        }
    }

    private boolean isNew(PartitionCheck check, Extent extent) {
        long last = check.chain().next() - 1;
        return last >= extent.start() && last != signed.getOrDefault(extent.partition(), -1L);
    }

    private void publish(List<AuditCheckpoint> fresh) {
        if (fresh.isEmpty()) {
            return;
        }
        // The topic first: a checkpoint that only the witness has would look as if the topic had lost it.
        published.publish(fresh);
        fresh.forEach(checkpoint -> signed.put(checkpoint.getPartition(), checkpoint.getOffset()));
        if (witness != null) {
            witness.append(fresh);
        }
    }

    @Override
    public void close() {
        log.close();
    }
}
