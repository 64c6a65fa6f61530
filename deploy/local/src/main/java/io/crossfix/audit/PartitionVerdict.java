package io.crossfix.audit;

import java.util.List;

/**
 * What became of one partition.
 *
 * @param partition from 0
 * @param start offset of its first record that is still kept
 * @param end offset that its next record will have
 * @param chainedFrom offset of the first record that was chained
 * @param chained records that were chained
 * @param compared checkpoints that were compared with the chain
 * @param fitting how many of them it fits
 * @param signedUpTo offset of the last record up to which a fitting checkpoint vouches, -1 for none
 * @param notes what must be known to judge this
 * @param findings what is wrong, in the order of the log; at most {@link PartitionCheck#MOST_FINDINGS}
 */
public record PartitionVerdict(
        int partition,
        long start,
        long end,
        long chainedFrom,
        long chained,
        int compared,
        int fitting,
        long signedUpTo,
        List<String> notes,
        List<Finding> findings) {}
