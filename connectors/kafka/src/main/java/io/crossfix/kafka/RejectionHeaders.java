package io.crossfix.kafka;

/** Headers of a rejection, and of what was redriven. Values are text in UTF-8. */
public final class RejectionHeaders {

    public static final String SOURCE_TOPIC = "dlq.source.topic";
    public static final String SOURCE_PARTITION = "dlq.source.partition";
    public static final String SOURCE_OFFSET = "dlq.source.offset";
    /** When the broker appended the refused record, milliseconds since epoch. */
    public static final String SOURCE_TIMESTAMP = "dlq.source.timestamp";

    public static final String STAGE = "dlq.stage";
    public static final String REASON = "dlq.reason";
    public static final String DETAIL = "dlq.detail";
    /** How long the value was of which only the beginning is kept. */
    public static final String CUT_FROM_BYTES = "dlq.cut.from.bytes";

    /** Where a record that was redriven stands now: topic, partition and offset, as {@code crossfix.call-3@17}. */
    public static final String REDRIVEN_TO = "dlq.redriven.to";
    /** Where a record that was redriven, perhaps more than once, was refused for the first time; in the same form. */
    public static final String ORIGIN = "dlq.origin";
    /** How many times a record has been redriven, from 1. */
    public static final String ATTEMPT = "dlq.attempt";

    private RejectionHeaders() {}
}
