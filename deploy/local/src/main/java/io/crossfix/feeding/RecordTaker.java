package io.crossfix.feeding;

import io.crossfix.feeds.FeedRejection;
import io.crossfix.feeds.Publisher;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/**
 * Takes the records of a feed and nothing else, for reading files that nobody publishes.
 *
 * @param records takes each record
 */
public record RecordTaker(Consumer<SpecificRecord> records) implements Publisher {

    @Override
    public void publish(SpecificRecord observation) {
        records.accept(observation);
    }

    @Override
    public void heartbeat(long completeUpToMillis) {
        // Nobody waits for time to move.
    }

    @Override
    public void reject(FeedRejection rejection) {
        // A replay of the file tells what is wrong with it; here only what can be used counts.
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        // Nothing was opened.
    }
}
