package io.crossfix.kafka;

/** What becomes of a job that remembers nothing while its consumer group has read before. */
public enum EmptyState {
    /** It reads on from where the group has read to. */
    ALLOWED,
    /** It ends at once: the facts that alerts wait for are gone, and so is what people have answered. */
    REFUSED
}
