package io.crossfix.audit;

import io.crossfix.audit.Finding.Kind;
import io.crossfix.kafka.LoggedRecord;
import io.crossfix.kafka.RawLog.Extent;
import io.crossfix.record.AuditCheckpoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares one partition with the checkpoints that were signed over it, while its records pass by in the order of the log.
 *
 * <p>Behind a checkpoint that does not fit, two chains go on: the one over what is really there, and one that begins anew at what
 * the checkpoint vouches for. The next checkpoint may fit either. So a single changed record is found once, between the two
 * checkpoints around it, and does not make everything behind it suspect.
 */
final class PartitionCheck {

    /** Findings of one partition that are told; what is behind them is only counted. */
    static final int MOST_FINDINGS = 20;

    private final Extent extent;
    private final List<AuditCheckpoint> due;
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final @Nullable AuditCheckpoint base;
    private final long chainedFrom;
    private AuditChain chain;
    private @Nullable AuditChain anew;
    private int compared;
    private int fitting;
    private int untold;
    private long chained;
    private long signedUpTo;
    private long located;
    private boolean explained;

    /**
     * For one partition.
     *
     * @param topic its topic
     * @param extent how far it reached at the time when, or after, the checkpoints were read
     * @param genuine its checkpoints whose signatures were checked, in any order
     * @param from where to begin: at the first checkpoint at or behind this offset; 0 for the beginning of the chain
     */
    PartitionCheck(String topic, Extent extent, List<AuditCheckpoint> genuine, long from) {
        this.extent = extent;
        List<AuditCheckpoint> ordered = genuine.stream()
                .sorted(Comparator.comparingLong(AuditCheckpoint::getOffset).thenComparing(AuditCheckpoint::getAt))
                .filter(checkpoint -> checkpoint.getOffset() >= from && checkpoint.getOffset() + 1 >= extent.start())
                .toList();
        base = ordered.isEmpty() || reachesBack(ordered.get(0), from) ? null : ordered.get(0);
        if (base == null) {
            chain = AuditChain.begin(topic, extent.partition(), extent.start());
            signedUpTo = -1;
        } else {
            chain = AuditChain.after(base);
            signedUpTo = base.getOffset();
            noteWhereItBegins(base);
        }
        due = new ArrayList<>(base == null ? ordered : ordered.subList(1, ordered.size()));
        located = chain.next() - 1;
        chainedFrom = chain.next();
        settle(located);
    }

    /** Whether everything that the checkpoint's chain was made of is still there, and wanted. */
    private boolean reachesBack(AuditCheckpoint first, long from) {
        long began = first.getOffset() + 1 - first.getRecords();
        return from == 0 && (extent.start() == 0 || extent.start() == began);
    }

    private void noteWhereItBegins(AuditCheckpoint base) {
        long unproven = base.getOffset() + 1 - extent.start();
        String why = extent.start() > 0
                ? "the log begins at offset " + extent.start() + ", what was before is no longer kept; "
                : "";
        notes.add(why + "chained from the checkpoint at offset " + base.getOffset() + " of " + base.getAt()
                + (unproven > 0
                        ? "; the " + unproven + " records at offsets " + extent.start() + " to " + base.getOffset()
                                + " lie before it and were not compared"
                        : ""));
    }

    /** Offset of the record that is to be taken first. */
    long next() {
        return chain.next();
    }

    /** The next record. */
    void take(LoggedRecord record) {
        if (record.offset() != chain.next()) {
            missing(record.offset());
        }
        chain.add(record);
        if (anew != null) {
            anew.add(record);
        }
        chained++;
        settle(record.offset());
    }

    /** Offsets that nobody has seen a record at. Checkpoints among them can be compared with nothing. */
    private void missing(long present) {
        tell(
                Kind.GAP,
                chain.next() - 1,
                present - 1,
                "offsets " + chain.next() + " to " + (present - 1)
                        + " hold no record. Compaction and transactions leave such"
                        + " gaps, but this topic has neither: records were taken out");
        while (!due.isEmpty() && due.get(0).getOffset() < present) {
            anew = AuditChain.after(due.remove(0));
            compared++;
        }
        explained = true;
    }

    private void settle(long offset) {
        while (!due.isEmpty() && due.get(0).getOffset() == offset) {
            compare(due.remove(0));
        }
    }

    private void compare(AuditCheckpoint checkpoint) {
        compared++;
        if (anew != null && anew.head().equals(checkpoint.getHead())) {
            chain = anew;
        }
        if (chain.head().equals(checkpoint.getHead())) {
            anew = null;
            fitting++;
            signedUpTo = checkpoint.getOffset();
        } else {
            if (!explained) {
                differs(checkpoint);
            }
            anew = AuditChain.after(checkpoint);
        }
        explained = false;
        located = checkpoint.getOffset();
    }

    private void differs(AuditCheckpoint checkpoint) {
        String signed = "the checkpoint at offset " + checkpoint.getOffset() + " (signed " + checkpoint.getAt() + ")";
        String text = located == checkpoint.getOffset()
                ? "another checkpoint contradicts " + signed + ": the key has vouched for two histories"
                : "the records at offsets " + (located + 1) + " to " + checkpoint.getOffset()
                        + " are not those that were chained; changed, exchanged, put in or taken out between "
                        + place() + " and " + signed;
        tell(Kind.DIFFERENT, located, checkpoint.getOffset(), text);
    }

    /** The last place where a checkpoint stood. */
    private String place() {
        return located == chainedFrom - 1 && base == null
                ? "the beginning of the log"
                : "the checkpoint at offset " + located;
    }

    /** Nothing can be read from this offset on. */
    void unreadable(long offset, String why) {
        tell(Kind.UNREADABLE, offset - 1, extent.end() - 1, why + "; nothing behind it was compared");
        explained = true;
        due.removeIf(checkpoint -> checkpoint.getOffset() < extent.end());
        tailIsThere(extent.end());
    }

    /** All records before this offset have been taken, and there are no more. */
    void ended(long end) {
        if (chain.next() < end) {
            missing(end);
        }
        tailIsThere(end);
        long unsigned = end - Math.max(signedUpTo + 1, extent.start());
        if (findings.isEmpty() && unsigned > 0) {
            notes.add("not vouched for yet: " + unsigned + " of the records, from offset " + (end - unsigned));
        }
    }

    private void tailIsThere(long end) {
        long vouched =
                due.isEmpty() ? chain.next() - 1 : due.get(due.size() - 1).getOffset();
        if (vouched >= end) {
            tell(
                    Kind.REMOVED_TAIL,
                    end - 1,
                    vouched,
                    "the log ends before offset " + end + ", but records up to offset " + vouched
                            + (due.isEmpty()
                                    ? " were read before"
                                    : " were vouched for" + ", last on "
                                            + due.get(due.size() - 1).getAt())
                            + ": the last " + (vouched + 1 - end) + " are gone, behind " + place());
        }
        compared += due.size();
        due.clear();
    }

    /** The chain over what is really there. */
    AuditChain chain() {
        return chain;
    }

    /** What is wrong so far. */
    List<Finding> findings() {
        return findings;
    }

    /** Goes on as if nothing had been found: a person has decided so. */
    void forgive() {
        findings.clear();
    }

    PartitionVerdict verdict() {
        if (untold > 0) {
            notes.add(untold + " more findings are not listed");
        }
        return new PartitionVerdict(
                extent.partition(),
                extent.start(),
                extent.end(),
                chainedFrom,
                chained,
                compared,
                fitting,
                signedUpTo,
                List.copyOf(notes),
                List.copyOf(findings));
    }

    private void tell(Kind kind, long after, long upTo, String text) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(new Finding(
                    kind, extent.partition(), after, upTo, "partition " + extent.partition() + ": " + text));
        } else {
            untold++;
        }
    }
}
