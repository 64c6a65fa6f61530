package io.crossfix.feeds.door;

import io.crossfix.feeds.FeedRejection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;

/** A keeper that can be told to fail; what it is given once more after that, it keeps. */
final class Kept implements Keeper {

    final List<SpecificRecord> records = new ArrayList<>();
    final List<FeedRejection> rejections = new ArrayList<>();
    boolean fails;

    @Override
    public CompletableFuture<Void> keep(SpecificRecord observation) {
        if (fails) {
            return CompletableFuture.failedFuture(new IllegalStateException("the broker is away"));
        }
        records.add(observation);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> keep(FeedRejection rejection) {
        rejections.add(rejection);
        return CompletableFuture.completedFuture(null);
    }
}
