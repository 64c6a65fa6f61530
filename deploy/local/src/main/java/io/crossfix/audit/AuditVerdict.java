package io.crossfix.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a verification came to.
 *
 * @param topic the topic that was chained
 * @param keys ids of the keys whose checkpoints counted
 * @param checkpoints how many checkpoints counted
 * @param partitions what became of each partition
 * @param notes what else must be known to judge this
 * @param findings everything that is wrong: with partitions first, then with checkpoints
 */
public record AuditVerdict(
        String topic,
        Set<String> keys,
        int checkpoints,
        List<PartitionVerdict> partitions,
        List<String> notes,
        List<Finding> findings) {

    /** Whether nothing is wrong. */
    public boolean clean() {
        return findings.isEmpty();
    }

    /** The verdict for people. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        long chained = partitions.stream().mapToLong(PartitionVerdict::chained).sum();
        lines.add(String.format(
                Locale.ROOT,
                "%s: %d partitions, %,d records chained, %,d checkpoints of key %s",
                topic,
                partitions.size(),
                chained,
                checkpoints,
                String.join(", ", keys)));
        partitions.forEach(partition -> lines.addAll(lines(partition)));
        notes.forEach(note -> lines.add("note: " + note));
        findings.forEach(finding -> lines.add("FOUND " + finding.kind() + ": " + finding.text()));
        lines.add(
                clean()
                        ? "nothing found: every record that was vouched for is there, as it was"
                        : findings.size() + " found");
        return lines;
    }

    private static List<String> lines(PartitionVerdict partition) {
        List<String> lines = new ArrayList<>();
        lines.add("  partition " + partition.partition() + ": " + compared(partition));
        partition.notes().forEach(note -> lines.add("    " + note));
        return lines;
    }

    private static String compared(PartitionVerdict partition) {
        if (partition.start() == partition.end() && partition.compared() == 0) {
            return "no records";
        }
        return String.format(
                Locale.ROOT,
                "offsets %d to %d, chained from %d; %d of %d checkpoints fit; vouched for: %s",
                partition.start(),
                partition.end() - 1,
                partition.chainedFrom(),
                partition.fitting(),
                partition.compared(),
                partition.signedUpTo() < 0 ? "nothing" : "up to offset " + partition.signedUpTo());
    }
}
