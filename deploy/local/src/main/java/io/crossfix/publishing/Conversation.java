package io.crossfix.publishing;

import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.RecordProducer;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicReader;
import io.crossfix.wire.Arrival;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Says something to the job and listens to what its tasks answer.
 *
 * @param kafka where the job reads
 * @param within how long to listen at most
 * @param clock tells how long it has been
 */
public record Conversation(KafkaSettings kafka, Duration within, Clock clock) {

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    /**
     * Sends, then hands over what is answered until that is enough or time is up.
     *
     * @param answers topic that the tasks answer on
     * @param send sends everything there is to say
     * @throws io.crossfix.kafka.KafkaFailure when no broker answers, or what was sent was not kept
     */
    public void hold(
            Topic answers, Consumer<RecordProducer> send, Consumer<Arrival> listener, BooleanSupplier isEnough) {
        // Opened first, so that a quick answer is not missed.
        try (TopicReader reader = TopicReader.open(kafka, answers, TopicReader.From.END, TopicReader.Until.CLOSED)) {
            try (RecordProducer producer = RecordProducer.open(kafka)) {
                send.accept(producer);
                producer.flush();
            }
            long from = clock.millis();
            while (clock.millis() - from < within.toMillis() && !isEnough.getAsBoolean()) {
                reader.poll(LOOK_EVERY).forEach(listener);
            }
        }
    }
}
