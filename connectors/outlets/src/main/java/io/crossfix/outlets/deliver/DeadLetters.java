package io.crossfix.outlets.deliver;

import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicReader;
import io.crossfix.record.Delivery;
import io.crossfix.record.DeliveryState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Messages that were given up, and how they are sent again. */
public final class DeadLetters {

    private DeadLetters() {}

    /**
     * Those that are the last word of their outlet on their alert.
     *
     * @throws io.crossfix.kafka.KafkaFailure when no broker answers, or there is no such topic
     */
    public static List<Delivery> read(KafkaSettings kafka) {
        Map<String, Delivery> last = new LinkedHashMap<>();
        TopicReader.readAll(kafka, Topic.DELIVERIES, arrival -> {
            if (arrival.value() instanceof Delivery delivery) {
                last.put(delivery.getOutlet() + "/" + delivery.getAlertId(), delivery);
            }
        });
        return last.values().stream()
                .filter(delivery -> delivery.getState() == DeliveryState.DEAD)
                .toList();
    }

    /**
     * Asks for them to be tried again: by the engine that runs, or by the next one.
     *
     * @throws io.crossfix.kafka.KafkaFailure when it is not written down
     */
    public static void redrive(KafkaSettings kafka, List<Delivery> dead, Instant now) {
        try (TopicLog log = TopicLog.open(kafka)) {
            for (Delivery each : dead) {
                log.keep(Delivery.newBuilder(each)
                        .setState(DeliveryState.AGAIN)
                        .setAt(now)
                        .build());
            }
        }
    }
}
