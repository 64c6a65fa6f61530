package io.crossfix.audit;

/**
 * Something that is not as it was vouched for.
 *
 * @param kind the closed kind, for programs
 * @param partition partition of the chained topic, -1 when it concerns none
 * @param after what is wrong lies behind this offset; -1 for the beginning, and where no place is known
 * @param upTo and at this offset at the latest; -1 where no place is known
 * @param text one or two sentences for people
 */
public record Finding(Kind kind, int partition, long after, long upTo, String text) {

    /** Every kind there is. */
    public enum Kind {
        /** The records between two checkpoints are not those that were chained. */
        DIFFERENT,
        /** Offsets are missing between two records. */
        GAP,
        /** A checkpoint vouches for records behind the end of the log. */
        REMOVED_TAIL,
        /** The beginning is gone, though the topic keeps its records for longer. */
        REMOVED_BEFORE_ITS_TIME,
        /** Kafka's client refuses the bytes. */
        UNREADABLE,
        /** A checkpoint whose signature is not that of the key it names. */
        BAD_SIGNATURE,
        /** A checkpoint signed with a key that is not among the known ones. */
        UNKNOWN_KEY,
        /** A record among the checkpoints that is none. */
        NO_CHECKPOINT,
        /** The witness holds a checkpoint that the topic no longer does. */
        REMOVED_CHECKPOINT,
        /** There are records, and no checkpoint at all. */
        NOTHING_SIGNED
    }

    /** One that concerns no certain place. */
    static Finding of(Kind kind, String text) {
        return new Finding(kind, -1, -1, -1, text);
    }
}
