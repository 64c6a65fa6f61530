package io.crossfix.desk;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** When records were refused, and of which topic: the last 10,000. Not thread-safe. */
final class RejectionCounts {

    private static final int MOST = 10_000;

    private final Deque<Refused> latest = new ArrayDeque<>();

    private record Refused(String topic, Instant at) {}

    void note(String topic, Instant at) {
        latest.add(new Refused(topic, at));
        if (latest.size() > MOST) {
            latest.removeFirst();
        }
    }

    long since(String topic, Instant from) {
        return latest.stream()
                .filter(one -> one.topic().equals(topic) && !one.at().isBefore(from))
                .count();
    }
}
