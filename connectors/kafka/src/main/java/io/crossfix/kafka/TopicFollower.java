package io.crossfix.kafka;

import io.crossfix.wire.Arrival;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that reads a topic from its beginning and goes on; when the broker refuses it begins anew. */
public final class TopicFollower implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private static final Duration REACHABLE_WITHIN = Duration.ofSeconds(1);
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(5);

    private final KafkaSettings kafka;
    private final Topic topic;
    private final Taker taker;
    private final Thread thread;
    private volatile boolean stopped;
    private volatile boolean connected;
    private volatile CountDownLatch caughtUp = new CountDownLatch(1);
    private volatile @Nullable TopicReader reader;

    /** Who is told, by one thread. */
    public interface Taker {

        /**
         * Reading begins, or begins anew: whatever was told before will be told again. Nothing has to be done about it when
         * what is told again overwrites itself.
         *
         * @param positions where reading begins, by partition
         */
        default void begin(Map<Integer, Long> positions) {}

        /** Takes what came. */
        void take(List<Arrival> arrivals);
    }

    /** One that has yet to be started. */
    public TopicFollower(KafkaSettings kafka, Topic topic, Taker taker) {
        this.kafka = kafka;
        this.topic = topic;
        this.taker = taker;
        this.thread = new Thread(this::run, "follow-" + topic.suffix());
    }

    /** One that takes the records of a type, one by one; refused bytes and other records are passed over. */
    public static <T extends SpecificRecord> TopicFollower of(
            KafkaSettings kafka, Topic topic, Class<T> type, Consumer<T> taker) {
        return new TopicFollower(
                kafka,
                topic,
                arrivals -> arrivals.forEach(arrival -> {
                    if (type.isInstance(arrival.value())) {
                        taker.accept(type.cast(arrival.value()));
                    }
                }));
    }

    /** Begins to read. */
    public void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Whether the broker answers, and everything has been read that there was at the start. */
    public boolean isConnected() {
        return connected && caughtUp.getCount() == 0;
    }

    /** Waits until everything has been read that there was at the start; whether that came about in time. */
    public boolean awaitCaughtUp(Duration atMost) throws InterruptedException {
        return caughtUp.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void run() {
        while (!stopped) {
            try {
                read();
            } catch (KafkaFailure e) {
                connected = false;
                pause(e);
            }
        }
    }

    private void read() {
        try (TopicReader open = TopicReader.open(kafka, topic, TopicReader.From.BEGINNING, TopicReader.Until.CLOSED)) {
            reader = open;
            caughtUp = new CountDownLatch(1);
            taker.begin(open.positions());
            connected = true;
            long looked = System.nanoTime();
            while (!stopped) {
                taker.take(open.poll(POLL));
                if (caughtUp.getCount() > 0 && open.hasCaughtUp()) {
                    caughtUp.countDown();
                }
                if (System.nanoTime() - looked > LOOK_EVERY.toNanos()) {
                    connected = open.isReachable(REACHABLE_WITHIN);
                    looked = System.nanoTime();
                }
            }
        }
    }

    private void pause(KafkaFailure why) {
        if (stopped) {
            return;
        }
        LOG.warn("{} cannot be read, again in {}: {}", topic.suffix(), AGAIN_AFTER, why.getMessage());
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
        try {
            thread.join(STOPPED_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
