package io.crossfix.feeds;

import org.apache.avro.specific.SpecificRecord;

/** Where a feed puts what it has. The real one is Kafka. */
public interface Publisher extends AutoCloseable {

    /** Publishes one observation to the topic of its kind; may block while the outlet is full. */
    void publish(SpecificRecord observation);

    /**
     * Says on every partition of all four topics that everything up to a time has been published.
     *
     * @param completeUpToMillis milliseconds since epoch
     */
    void heartbeat(long completeUpToMillis);

    /** Hands on what could not be turned into a record, original bytes untouched. */
    void reject(FeedRejection rejection);

    /** Returns once everything published so far is kept by the outlet; throws if any of it was not. */
    void flush();

    @Override
    void close();
}
