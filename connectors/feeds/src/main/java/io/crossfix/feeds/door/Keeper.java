package io.crossfix.feeds.door;

import io.crossfix.feeds.FeedRejection;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;

/** What keeps what came in. The real one is Kafka. Thread-safe. */
public interface Keeper {

    /** Ends when all replicas have kept an observation, or exceptionally with why not. */
    CompletableFuture<Void> keep(SpecificRecord observation);

    /** Ends when all replicas have kept a rejection, or exceptionally with why not. */
    CompletableFuture<Void> keep(FeedRejection rejection);
}
