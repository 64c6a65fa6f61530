package io.crossfix.desk;

import io.crossfix.kafka.KafkaFailure;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicReader;
import io.crossfix.local.Waiting;
import io.crossfix.wire.Arrival;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that hands over a topic from its beginning and goes on; begins again when the broker refuses. */
final class Following implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Following.class);
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(2);

    private final KafkaSettings kafka;
    private final Topic topic;
    private final Consumer<Arrival> taker;
    private volatile boolean closed;
    private volatile @Nullable TopicReader reader;

    private Following(KafkaSettings kafka, Topic topic, Consumer<Arrival> taker) {
        this.kafka = kafka;
        this.topic = topic;
        this.taker = taker;
    }

    /**
     * Begins.
     *
     * @param taker called by one thread; what it was told is told again after a failure
     */
    static Following start(KafkaSettings kafka, Topic topic, Consumer<Arrival> taker) {
        Following following = new Following(kafka, topic, taker);
        Thread thread = new Thread(following::run, "desk-" + topic.suffix());
        thread.setDaemon(true);
        thread.start();
        return following;
    }

    private void run() {
        while (!closed) {
            try (TopicReader open =
                    TopicReader.open(kafka, topic, TopicReader.From.BEGINNING, TopicReader.Until.CLOSED)) {
                reader = open;
                if (!closed) {
                    open.forEach(taker);
                }
            } catch (KafkaFailure e) {
                LOG.warn("{} is not followed for a moment: {}", topic.suffix(), e.getMessage());
                Waiting.pause(AGAIN_AFTER);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        TopicReader open = reader;
        if (open != null) {
            open.close();
        }
    }
}
