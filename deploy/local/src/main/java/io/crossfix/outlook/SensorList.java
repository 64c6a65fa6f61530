package io.crossfix.outlook;

import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicReader;
import io.crossfix.record.SensorReliability;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What people's answers say of sensors: of each the last record. */
public final class SensorList {

    private SensorList() {}

    /**
     * Reads the topic as it is now, by kind and sensor.
     *
     * @throws io.crossfix.kafka.KafkaFailure when no broker answers, or there is no such topic
     */
    public static List<SensorReliability> read(KafkaSettings kafka) {
        Map<String, SensorReliability> last = new TreeMap<>();
        TopicReader.readAll(kafka, Topic.SENSORS, arrival -> {
            if (arrival.value() instanceof SensorReliability sensor) {
                last.put(sensor.getKind() + "/" + sensor.getSensorId(), sensor);
            }
        });
        return List.copyOf(last.values());
    }
}
