package io.crossfix.kafka;

/** Bytes of a log that Kafka's client refuses, because their checksum or their form is wrong. */
public final class UnreadableLog extends Exception {

    private final long offset;

    UnreadableLog(String where, long offset, Throwable cause) {
        super(where + " cannot be read at offset " + offset + ": " + cause.getMessage(), cause);
        this.offset = offset;
    }

    /** From where on nothing could be read. */
    public long offset() {
        return offset;
    }
}
