package io.crossfix.feeds.mapping;

import io.crossfix.wire.Refusal;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What became of a row: exactly one of these. */
public sealed interface Outcome {

    /** Name that blank lines are counted under. */
    String BLANK = "blank";

    /** Name that rows are counted under which no entry of a table stands for, when the mapping filters those. */
    String OTHER = "other";

    /**
     * An observation.
     *
     * @param record of one of the four streams
     * @param observedAt when it happened
     * @param reportedAt when its source published it, null when unknown
     * @param unlisted the text that the table has no entry for, null when it has one
     * @param sequence the number that grows with each message of its sensor, null when there is none
     */
    record Observed(
            SpecificRecord record,
            Instant observedAt,
            @Nullable Instant reportedAt,
            @Nullable String unlisted,
            @Nullable Long sequence)
            implements Outcome {}

    /**
     * Left out on purpose.
     *
     * @param filter which filter said so
     */
    record Filtered(String filter) implements Outcome {}

    /**
     * No record could be made of it.
     *
     * @param refusal why; carries no text of the row
     * @param bytes the row as it was; without what must not leave the decoder when the mapping makes tokens
     */
    record Refused(Refusal refusal, byte[] bytes) implements Outcome {}
}
