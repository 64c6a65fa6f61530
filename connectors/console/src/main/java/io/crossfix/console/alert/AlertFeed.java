package io.crossfix.console.alert;

import io.crossfix.kafka.KafkaFailure;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicReader;
import io.crossfix.record.Alert;
import io.crossfix.wire.Arrival;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the alerts from their beginning and goes on; tells whoever follows. One thread reads, any thread asks. */
public final class AlertFeed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AlertFeed.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private static final Duration REACHABLE_WITHIN = Duration.ofSeconds(1);
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);
    private static final int MOST_ALERTS = 50_000;
    private static final int MOST_LINES = 400_000;

    private final KafkaSettings kafka;
    private final int mostFollowers;
    private final Set<Subscription> followers = ConcurrentHashMap.newKeySet();
    private final Thread thread = new Thread(this::run, "console-alerts");
    private volatile boolean stopped;
    private volatile boolean connected;
    private volatile CountDownLatch caughtUp = new CountDownLatch(1);
    private volatile @Nullable TopicReader reader;
    private AlertBook book = emptyBook();

    private AlertFeed(KafkaSettings kafka, int mostFollowers) {
        this.kafka = kafka;
        this.mostFollowers = mostFollowers;
    }

    /** Begins to read. */
    public static AlertFeed start(KafkaSettings kafka, int mostFollowers) {
        AlertFeed feed = new AlertFeed(kafka, mostFollowers);
        feed.thread.setDaemon(true);
        feed.thread.start();
        return feed;
    }

    private static AlertBook emptyBook() {
        return new AlertBook(MOST_ALERTS, MOST_LINES);
    }

    /** The alert of this id; empty when there is none, or it has been forgotten. */
    public synchronized Optional<Alert> find(String id) {
        return book.find(id);
    }

    /** All alerts that are remembered. */
    public synchronized List<Alert> all() {
        return book.all();
    }

    /** How far it has read. */
    public synchronized Positions positions() {
        return book.positions();
    }

    /** Whether the broker answers, and everything has been read that there was at the start. */
    public boolean isConnected() {
        return connected && caughtUp.getCount() == 0;
    }

    /** Waits until everything has been read that there was at the start; whether that came about in time. */
    public boolean awaitCaughtUp(Duration atMost) throws InterruptedException {
        return caughtUp.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Follows the alerts, without a gap after what is told first.
     *
     * @param since how far the follower has read; null when nothing
     * @return empty when there are too many followers
     */
    public synchronized Optional<Subscription> follow(@Nullable Positions since) {
        if (followers.size() >= mostFollowers) {
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

    private void run() {
        while (!stopped) {
            try {
                read();
            } catch (KafkaFailure e) {
                connected = false;
                if (!stopped) {
                    LOG.warn("the alerts cannot be read, again in {}: {}", AGAIN_AFTER, e.getMessage());
                    pause();
                }
            }
        }
    }

    private void read() {
        try (TopicReader open =
                TopicReader.open(kafka, Topic.ALERTS, TopicReader.From.BEGINNING, TopicReader.Until.CLOSED)) {
            reader = open;
            startAnew(open);
            long lookAt = System.nanoTime();
            while (!stopped) {
                take(open.poll(POLL));
                if (caughtUp.getCount() > 0 && open.hasCaughtUp()) {
                    caughtUp.countDown();
                }
                if (System.nanoTime() - lookAt > LOOK_EVERY.toNanos()) {
                    connected = open.isReachable(REACHABLE_WITHIN);
                    lookAt = System.nanoTime();
                }
            }
        }
    }

    // Whoever follows comes again, and is told from where it stands, or everything.
    private synchronized void startAnew(TopicReader open) {
        followers.forEach(Subscription::end);
        caughtUp = new CountDownLatch(1);
        book = emptyBook();
        book.begin(open.positions());
        connected = true;
    }

    private synchronized void take(List<Arrival> arrivals) {
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

    private static void pause() {
        try {
            Thread.sleep(AGAIN_AFTER.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stopped = true;
        TopicReader open = reader;
        if (open != null) {
            open.close();
        }
        followers.forEach(Subscription::end);
        try {
            thread.join(AGAIN_AFTER.toMillis() * 5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
