package io.crossfix.explain;

import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicReader;
import io.crossfix.model.Admission;
import io.crossfix.model.AdmissionSettings;
import io.crossfix.model.Observation;
import io.crossfix.record.Kind;
import io.crossfix.wire.Arrival;
import java.util.function.Consumer;

/** What the observation topics hold now. */
public record TopicObservations(KafkaSettings kafka) implements ObservationSource {

    @Override
    public void forEach(Consumer<Observation> taker) {
        Admission door = new Admission(AdmissionSettings.DEFAULT);
        for (Kind kind : Kind.values()) {
            for (Topic topic : Topic.of(kind)) {
                TopicReader.readAll(kafka, topic, arrival -> take(arrival, door, taker));
            }
        }
    }

    private static void take(Arrival arrival, Admission door, Consumer<Observation> taker) {
        if (arrival.value() != null) {
            Observation seen =
                    door.judge(arrival.value(), arrival.from().appendedAt()).observation();
            if (seen != null) {
                taker.accept(seen);
            }
        }
    }
}
