package io.crossfix.feeds;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Keeps everything it is given, in order. */
public final class RecordingPublisher implements Publisher {

    public final List<SpecificRecord> published = new ArrayList<>();
    public final List<FeedRejection> rejected = new ArrayList<>();
    public final List<Long> heartbeats = new ArrayList<>();

    /** One letter per call: observation, heartbeat, rejection, flush. */
    public final StringBuilder diary = new StringBuilder();

    @Override
    public void publish(SpecificRecord observation) {
        published.add(observation);
        diary.append('o');
    }

    @Override
    public void heartbeat(long completeUpToMillis) {
        heartbeats.add(completeUpToMillis);
        diary.append('h');
    }

    @Override
    public void reject(FeedRejection rejection) {
        rejected.add(rejection);
        diary.append('r');
    }

    @Override
    public void flush() {
        diary.append('f');
    }

    @Override
    public void close() {
        diary.append('c');
    }

    public <T extends SpecificRecord> List<T> published(Class<T> type) {
        return published.stream().filter(type::isInstance).map(type::cast).toList();
    }

    public List<String> ids() {
        return published.stream().map(r -> String.valueOf(r.get(0))).toList();
    }

    public List<String> rejectedBytes() {
        return rejected.stream()
                .map(r -> new String(r.bytes(), StandardCharsets.UTF_8))
                .toList();
    }
}
