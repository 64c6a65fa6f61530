package io.crossfix.audit;

import io.crossfix.audit.Finding.Kind;
import io.crossfix.kafka.RawLog.Extent;
import io.crossfix.local.CommandFailed;
import io.crossfix.record.AuditCheckpoint;
import io.crossfix.wire.Arrival;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The checkpoints of one topic from all sources: those that count, and what is wrong with the others. */
final class JudgedCheckpoints {

    private static final int MOST_FINDINGS = 100;

    /** About 300 MB of them. */
    private static final int MOST = 400_000;

    private final String topic;
    private final KnownKeys keys;
    private final FromCheckpoint from;
    private final Set<AuditCheckpoint> genuine = new LinkedHashSet<>();
    private final Set<AuditCheckpoint> onTopic = new HashSet<>();
    private final List<Finding> findings = new ArrayList<>();
    private int ofOtherTopics;

    /**
     * None so far.
     *
     * @param topic the topic that is chained
     * @param keys whose word counts
     * @param from what lies before is left aside
     */
    JudgedCheckpoints(String topic, KnownKeys keys, FromCheckpoint from) {
        this.topic = topic;
        this.keys = keys;
        this.from = from;
    }

    /** What stands on the topic of checkpoints. */
    void fromTopic(@Nullable AuditCheckpoint checkpoint, Arrival arrival) {
        if (checkpoint == null) {
            String why = arrival.refusal() == null
                    ? "it has no value"
                    : arrival.refusal().detail();
            notOne("the record at " + arrival.from(), why);
        } else if (isWanted(checkpoint)) {
            onTopic.add(checkpoint);
            judge(checkpoint, "at " + arrival.from());
        }
    }

    /** One that a witness keeps. */
    void fromWitness(AuditCheckpoint checkpoint, String where) {
        if (isWanted(checkpoint)) {
            judge(checkpoint, where);
        }
    }

    /** Something among them that is no checkpoint. */
    void notOne(String where, String why) {
        find(Kind.NO_CHECKPOINT, where + " is no checkpoint: " + why);
    }

    private void judge(AuditCheckpoint checkpoint, String where) {
        switch (keys.of(checkpoint)) {
            case GENUINE -> keep(checkpoint);
            case FORGED ->
                find(Kind.BAD_SIGNATURE, named(checkpoint, where) + " does not bear the signature of the key it names");
            case UNKNOWN_KEY ->
                find(
                        Kind.UNKNOWN_KEY,
                        named(checkpoint, where) + " is signed with a key that is not among the known ones");
        }
    }

    private boolean isWanted(AuditCheckpoint checkpoint) {
        if (!checkpoint.getTopic().equals(topic)) {
            ofOtherTopics++;
            return false;
        }
        return checkpoint.getOffset() >= from.of(checkpoint.getPartition());
    }

    private void keep(AuditCheckpoint checkpoint) {
        genuine.add(checkpoint);
        if (genuine.size() > MOST) {
            throw new CommandFailed(
                    "there are more than " + MOST + " checkpoints; begin at a later one with --from-checkpoint");
        }
    }

    private static String named(AuditCheckpoint checkpoint, String where) {
        return "the checkpoint over partition " + checkpoint.getPartition() + " at offset " + checkpoint.getOffset()
                + " (signed " + checkpoint.getAt() + " with key " + checkpoint.getKeyId() + ", " + where + ")";
    }

    private void find(Kind kind, String text) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(Finding.of(kind, text));
        }
    }

    /** Checkpoints that a witness keeps and the topic should still. */
    List<Finding> removedSince(Instant kept) {
        return genuine.stream()
                .filter(checkpoint ->
                        !onTopic.contains(checkpoint) && checkpoint.getAt().isAfter(kept))
                .limit(MOST_FINDINGS)
                .map(checkpoint -> new Finding(
                        Kind.REMOVED_CHECKPOINT,
                        checkpoint.getPartition(),
                        -1,
                        checkpoint.getOffset(),
                        named(checkpoint, "in the witness") + " is no longer on its topic"))
                .toList();
    }

    /**
     * Whether records are gone that the topic should still keep. An auditor reads to the end of the log each time, so what lies
     * between two checkpoints came after the earlier one was signed, and is younger than that.
     */
    Optional<Finding> removedBeforeItsTime(Extent extent, Duration kept, Instant now) {
        List<AuditCheckpoint> gone = of(extent.partition()).stream()
                .filter(checkpoint -> checkpoint.getOffset() < extent.start())
                .toList();
        if (gone.size() < 2 || !gone.get(gone.size() - 2).getAt().isAfter(now.minus(kept))) {
            return Optional.empty();
        }
        AuditCheckpoint earlier = gone.get(gone.size() - 2);
        return Optional.of(new Finding(
                Kind.REMOVED_BEFORE_ITS_TIME,
                extent.partition(),
                -1,
                extent.start() - 1,
                "partition " + extent.partition() + ": the log begins at offset " + extent.start()
                        + ", but what came after offset " + earlier.getOffset() + " is younger than " + earlier.getAt()
                        + ", and the topic keeps its records for " + kept.toDays() + " days"));
    }

    /** Those over one partition that count, in the order of their offsets. */
    List<AuditCheckpoint> of(int partition) {
        return genuine.stream()
                .filter(checkpoint -> checkpoint.getPartition() == partition)
                .sorted(Comparator.comparingLong(AuditCheckpoint::getOffset).thenComparing(AuditCheckpoint::getAt))
                .toList();
    }

    /** Partitions that there are checkpoints over. */
    Set<Integer> partitions() {
        Set<Integer> partitions = new TreeSet<>();
        genuine.forEach(checkpoint -> partitions.add(checkpoint.getPartition()));
        return partitions;
    }

    /** How many count. */
    int size() {
        return genuine.size();
    }

    /** How many were left aside because they are about another topic. */
    int ofOtherTopics() {
        return ofOtherTopics;
    }

    /** What is wrong with the others. */
    List<Finding> findings() {
        return findings;
    }
}
