package io.crossfix.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** How fast a stream goes: how many records it had at some moments, over the last minute. Not thread-safe. */
final class StreamPulse {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Deque<Count> counts = new ArrayDeque<>();
    private @Nullable Instant lastAt;

    private record Count(Instant at, long records) {}

    /**
     * Notes a look.
     *
     * @param records ever appended
     * @param newest time of the newest record; null when there is none
     */
    void look(Instant at, long records, @Nullable Instant newest) {
        counts.add(new Count(at, records));
        while (counts.size() > 2 && counts.getFirst().at().isBefore(at.minus(WINDOW))) {
            counts.removeFirst();
        }
        lastAt = newest == null ? lastAt : newest;
    }

    /** Records per second over the last minute, as far as it was looked at. */
    double perSecond() {
        if (counts.size() < 2) {
            return 0;
        }
        double seconds =
                Duration.between(counts.getFirst().at(), counts.getLast().at()).toMillis() / 1e3;
        long more = counts.getLast().records() - counts.getFirst().records();
        return seconds <= 0 ? 0 : Math.max(0, more) / seconds;
    }

    /** When the newest record was appended; null when there was none. */
    @Nullable
    Instant lastAt() {
        return lastAt;
    }
}
