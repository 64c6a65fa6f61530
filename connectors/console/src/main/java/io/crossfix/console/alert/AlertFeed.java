package io.crossfix.console.alert;

import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicFollower;
import io.crossfix.record.Alert;
import io.crossfix.wire.Arrival;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The alerts as they are now; tells whoever follows what becomes of them. One thread reads, any thread asks. */
public final class AlertFeed implements AutoCloseable {

    private static final int MOST_ALERTS = 50_000;
    private static final int MOST_LINES = 400_000;
    private static final long LOOK_MILLIS = 10;

    private final int mostFollowers;
    private final Set<Subscription> followers = ConcurrentHashMap.newKeySet();
    private final TopicFollower follower;
    private boolean closed;
    private AlertBook book = emptyBook();

    private AlertFeed(KafkaSettings kafka, int mostFollowers) {
        this.mostFollowers = mostFollowers;
        this.follower = new TopicFollower(kafka, Topic.ALERTS, new Reading());
    }

    private final class Reading implements TopicFollower.Taker {
        @Override
        public void begin(Map<Integer, Long> positions) {
            startAnew(positions);
        }

        @Override
        public void take(List<Arrival> arrivals) {
            note(arrivals);
        }
    }

    /**
     * Begins to read.
     *
     * @param mostFollowers how many may follow at a time
     */
    public static AlertFeed start(KafkaSettings kafka, int mostFollowers) {
        AlertFeed feed = new AlertFeed(kafka, mostFollowers);
        feed.follower.start();
        return feed;
    }

    private static AlertBook emptyBook() {
        return new AlertBook(MOST_ALERTS, MOST_LINES);
    }

    /** The alert of this id; empty when there is none, or it has been forgotten. */
    public synchronized Optional<Alert> find(String id) {
        return book.find(id);
    }

    /** The alert once it has reached this revision; as it is when that takes longer than this. */
    public Optional<Alert> find(String id, int revision, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        Optional<Alert> found = find(id);
        while (found.filter(alert -> alert.getRevision() >= revision).isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(LOOK_MILLIS);
            found = find(id);
        }
        return found;
    }

    /** All alerts that are remembered. */
    public synchronized List<Alert> all() {
        return book.all();
    }

    /** How many follow now. */
    public int followers() {
        return followers.size();
    }

    /** How far it has read. */
    public synchronized Positions positions() {
        return book.positions();
    }

    /** Whether the broker answers, and everything has been read that there was at the start. */
    public boolean isConnected() {
        return follower.isConnected();
    }

    /** Waits until everything has been read that there was at the start; whether that came about in time. */
    public boolean awaitCaughtUp(Duration atMost) throws InterruptedException {
        return follower.awaitCaughtUp(atMost);
    }

    /**
     * Follows the alerts, without a gap after what is told first.
     *
     * @param since how far the follower has read; null when nothing
     * @return empty when there are too many followers, or the feed is closed
     */
    public synchronized Optional<Subscription> follow(@Nullable Positions since) {
        if (closed || followers.size() >= mostFollowers) {
            return Optional.empty();
        }
        boolean knows = since != null && book.reachesBackTo(since);
        Subscription subscription = new Subscription(!knows, knows ? book.since(since) : book.open(), book.positions());
        followers.add(subscription);
        return Optional.of(subscription);
    }

    /** Ends following. */
    public void leave(Subscription subscription) {
        subscription.end();
        followers.remove(subscription);
    }

    /** Tells all followers something that is not an alert. */
    public void tell(Subscription.Note note) {
        Positions at = positions();
        followers.forEach(follower -> follower.tell(new Subscription.Told(null, note, at)));
    }

    // Whoever follows comes again, and is told from where it stands, or everything.
    private synchronized void startAnew(Map<Integer, Long> positions) {
        followers.forEach(Subscription::end);
        book = emptyBook();
        book.begin(positions);
    }

    private synchronized void note(List<Arrival> arrivals) {
        for (Arrival arrival : arrivals) {
            if (arrival.value() instanceof Alert alert) {
                book.take(new SeenAlert(
                        alert, arrival.from().partition(), arrival.from().offset()));
                Subscription.Told told = new Subscription.Told(alert, null, book.positions());
                followers.forEach(follower -> follower.tell(told));
            } else {
                book.pass(arrival.from().partition(), arrival.from().offset());
            }
        }
    }

    // A browser whose stream ends comes again at once: it finds the feed closed.
    private synchronized void endAll() {
        closed = true;
        followers.forEach(Subscription::end);
    }

    @Override
    public void close() {
        endAll();
        follower.close();
    }
}
