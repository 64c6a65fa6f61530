package io.crossfix.probe;

import io.crossfix.kafka.KafkaFailure;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicReader;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Follows one topic from now on, and waits for a record of it. Opened anew after a failure. For one thread. */
final class Replies<T extends SpecificRecord> implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaSettings kafka;
    private final Topic topic;
    private final Class<T> type;
    private @Nullable TopicReader reader;

    Replies(KafkaSettings kafka, Topic topic, Class<T> type) {
        this.kafka = kafka;
        this.topic = topic;
        this.type = type;
    }

    /**
     * Does something, then waits for the record that it leads to.
     *
     * @param first done once nothing of the topic can be missed any more
     * @param limit from when that is done
     * @return nothing when no such record came in time
     * @throws KafkaFailure when no broker answers
     */
    Optional<T> after(Runnable first, Predicate<T> wanted, Duration limit) {
        TopicReader open = open();
        try {
            first.run();
            return await(open, wanted, limit);
        } catch (KafkaFailure e) {
            close();
            throw e;
        }
    }

    private Optional<T> await(TopicReader open, Predicate<T> wanted, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        Function<SpecificRecord, Optional<T>> cast =
                value -> type.isInstance(value) ? Optional.of(type.cast(value)) : Optional.empty();
        while (System.nanoTime() < deadline && !Thread.currentThread().isInterrupted()) {
            Optional<T> found = open.poll(POLL).stream()
                    .flatMap(arrival -> Optional.ofNullable(arrival.value()).flatMap(cast).stream())
                    .filter(wanted)
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private TopicReader open() {
        if (reader == null) {
            reader = TopicReader.open(kafka, topic, TopicReader.From.END, TopicReader.Until.CLOSED);
        }
        return reader;
    }

    @Override
    public void close() {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }
}
