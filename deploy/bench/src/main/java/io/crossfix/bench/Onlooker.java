package io.crossfix.bench;

import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicReader;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A plain consumer of one of Crossfix's topics that polls without a pause, on a thread of its own. */
final class Onlooker implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final TopicReader reader;
    private final Consumer<@Nullable Object> records;

    private Onlooker(TopicReader reader, Consumer<@Nullable Object> records) {
        this.reader = reader;
        this.records = records;
    }

    /** Looks at what is appended from now on. */
    static Onlooker start(KafkaSettings kafka, Topic topic, DecidingCalls calls) {
        return start(kafka, topic, record -> calls.saw(record, WallClock.micros()));
    }

    /** Hands over every record that is appended from now on. */
    static Onlooker start(KafkaSettings kafka, Topic topic, Consumer<@Nullable Object> records) {
        TopicReader reader = TopicReader.open(kafka, topic, TopicReader.From.END, TopicReader.Until.CLOSED);
        Onlooker onlooker = new Onlooker(reader, records);
        Thread thread = new Thread(onlooker::look, "onlooker-" + topic.suffix());
        thread.setDaemon(true);
        thread.start();
        return onlooker;
    }

    /** Reads a topic from its beginning to its present end. */
    static void readAll(KafkaSettings kafka, Topic topic, DecidingCalls calls) {
        TopicReader.readAll(kafka, topic, arrival -> calls.saw(arrival.value(), WallClock.micros()));
    }

    private void look() {
        while (!reader.isDone()) {
            reader.poll(POLL).forEach(arrival -> records.accept(arrival.value()));
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
