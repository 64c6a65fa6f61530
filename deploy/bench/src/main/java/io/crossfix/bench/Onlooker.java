package io.crossfix.bench;

import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicReader;
import io.crossfix.wire.Arrival;
import java.time.Duration;
import java.util.List;

/** A plain consumer of one topic that polls without a pause, on a thread of its own. */
final class Onlooker implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final TopicReader reader;
    private final DecidingCalls calls;

    private Onlooker(TopicReader reader, DecidingCalls calls) {
        this.reader = reader;
        this.calls = calls;
    }

    /** Looks at what is appended from now on. */
    static Onlooker start(KafkaSettings kafka, Topic topic, DecidingCalls calls) {
        TopicReader reader = TopicReader.open(kafka, topic, TopicReader.From.END, TopicReader.Until.CLOSED);
        Onlooker onlooker = new Onlooker(reader, calls);
        Thread thread = new Thread(onlooker::look, "onlooker-" + topic.suffix());
        thread.setDaemon(true);
        thread.start();
        return onlooker;
    }

    /** Reads a topic from its beginning to its present end. */
    static void readAll(KafkaSettings kafka, Topic topic, DecidingCalls calls) {
        try (TopicReader reader =
                TopicReader.open(kafka, topic, TopicReader.From.BEGINNING, TopicReader.Until.PRESENT_END)) {
            reader.forEach(arrival -> calls.saw(arrival.value(), WallClock.micros()));
        }
    }

    private void look() {
        while (!reader.isDone()) {
            List<Arrival> come = reader.poll(POLL);
            long at = WallClock.micros();
            come.forEach(arrival -> calls.saw(arrival.value(), at));
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
