package io.crossfix.audit;

import io.crossfix.audit.Finding.Kind;
import io.crossfix.backtest.Progress;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.RawLog;
import io.crossfix.kafka.RawLog.Extent;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.UnreadableLog;
import io.crossfix.local.CommandFailed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Chains the history of alerts once more and compares it with every checkpoint. */
public final class AuditVerification {

    private static final int TELL_EVERY = 1000;

    private final KafkaSettings settings;
    private final Asked asked;
    private final Progress progress;

    /**
     * What is asked.
     *
     * @param keys whose checkpoints count
     * @param witness checkpoints that were kept elsewhere; null for none
     * @param from where to begin
     * @param kept how long the topics keep their records
     * @param now the time of asking
     */
    public record Asked(KnownKeys keys, @Nullable Witness witness, FromCheckpoint from, Duration kept, Instant now) {}

    private AuditVerification(KafkaSettings settings, Asked asked, Progress progress) {
        this.settings = settings;
        this.asked = asked;
        this.progress = progress;
    }

    /**
     * The verdict.
     *
     * @throws io.crossfix.kafka.KafkaFailure when the brokers do not answer
     * @throws CommandFailed when there is no history, or the witness cannot be read
     */
    public static AuditVerdict of(KafkaSettings settings, Asked asked, Progress progress) {
        return new AuditVerification(settings, asked, progress).run();
    }

    private AuditVerdict run() {
        // The witness, then the topic, then the log: what is signed meanwhile must not look as if it had been removed.
        JudgedCheckpoints judged =
                new JudgedCheckpoints(settings.name(Topic.ALERT_HISTORY), asked.keys(), asked.from());
        if (asked.witness() != null) {
            asked.witness().read(judged);
        }
        new CheckpointTopic(settings).read((checkpoint, arrival) -> {
            judged.fromTopic(checkpoint, arrival);
            progress.read(judged.size());
        });
        try (RawLog log = RawLog.open(settings, Topic.ALERT_HISTORY)) {
            return verdict(log, judged, compare(log, judged));
        }
    }

    private List<PartitionCheck> compare(RawLog log, JudgedCheckpoints judged) {
        Map<Extent, PartitionCheck> checks = new LinkedHashMap<>();
        for (Extent extent : extents(log, judged)) {
            int partition = extent.partition();
            checks.put(
                    extent,
                    new PartitionCheck(
                            log.topic(),
                            extent,
                            judged.of(partition),
                            asked.from().of(partition)));
        }
        progress.begin(checks.entrySet().stream()
                .mapToLong(check -> check.getKey().end() - check.getValue().next())
                .sum());
        checks.forEach((extent, check) -> compare(log, extent, check));
        progress.end();
        return List.copyOf(checks.values());
    }

    /** By partition: those that there are, and empty ones for those that somebody has vouched for and are not there. */
    private static List<Extent> extents(RawLog log, JudgedCheckpoints judged) {
        Map<Integer, Extent> extents = new TreeMap<>();
        judged.partitions().forEach(partition -> extents.put(partition, new Extent(partition, 0, 0)));
        log.extents().forEach(extent -> extents.put(extent.partition(), extent));
        if (extents.isEmpty()) {
            throw new CommandFailed("there is no topic " + log.topic() + ", and no checkpoint over it");
        }
        return List.copyOf(extents.values());
    }

    private void compare(RawLog log, Extent extent, PartitionCheck check) {
        long first = check.next();
        try {
            log.read(extent.partition(), first, extent.end(), record -> {
                check.take(record);
                if (record.offset() % TELL_EVERY == 0) {
                    progress.at("partition " + extent.partition(), record.offset() - first);
                }
            });
            check.ended(extent.end());
        } catch (UnreadableLog e) {
            check.unreadable(e.offset(), Objects.requireNonNullElse(e.getMessage(), ""));
        }
        progress.ended(extent.end() - first);
    }

    private AuditVerdict verdict(RawLog log, JudgedCheckpoints judged, List<PartitionCheck> checks) {
        List<PartitionVerdict> partitions =
                checks.stream().map(PartitionCheck::verdict).toList();
        List<Finding> findings = new ArrayList<>();
        for (PartitionVerdict partition : partitions) {
            Extent extent = new Extent(partition.partition(), partition.start(), partition.end());
            judged.removedBeforeItsTime(extent, asked.kept(), asked.now()).ifPresent(findings::add);
            findings.addAll(partition.findings());
        }
        findings.addAll(judged.findings());
        findings.addAll(judged.removedSince(asked.now().minus(asked.kept())));
        if (judged.size() == 0 && partitions.stream().anyMatch(partition -> partition.end() > partition.start())) {
            findings.add(Finding.of(Kind.NOTHING_SIGNED, "there are records and no checkpoint: nothing can be proven"));
        }
        return new AuditVerdict(log.topic(), asked.keys().ids(), judged.size(), partitions, notes(judged), findings);
    }

    private static List<String> notes(JudgedCheckpoints judged) {
        return judged.ofOtherTopics() == 0
                ? List.of()
                : List.of(judged.ofOtherTopics() + " checkpoints are about other topics and were left aside");
    }
}
