package io.crossfix.feeding;

import io.crossfix.feeds.FeedRejection;
import io.crossfix.feeds.Publisher;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Publishes, and remembers what. */
record Tee(Publisher publisher, List<SpecificRecord> published) implements Publisher {

    @Override
    public void publish(SpecificRecord observation) {
        published.add(observation);
        publisher.publish(observation);
    }

    @Override
    public void heartbeat(long completeUpToMillis) {
        publisher.heartbeat(completeUpToMillis);
    }

    @Override
    public void reject(FeedRejection rejection) {
        publisher.reject(rejection);
    }

    @Override
    public void flush() {
        publisher.flush();
    }

    @Override
    public void close() {
        publisher.close();
    }
}
