package io.crossfix.bench.city;

import io.crossfix.kafka.Topic;
import io.crossfix.record.Kind;
import io.crossfix.record.PlateRead;
import org.apache.avro.specific.SpecificRecord;

/**
 * One observation on its way to Kafka.
 *
 * @param kind its stream
 * @param id of the observation; the same again in a repeat
 * @param sensorId key of the record
 * @param observation what is sent
 * @param isDeciding true for the call that completes a planted incident, when it is sent for the first time
 */
public record Sending(Kind kind, String id, String sensorId, SpecificRecord observation, boolean isDeciding) {

    /** Where it is sent to. */
    public Topic topic() {
        return observation instanceof PlateRead read
                ? Topic.of(kind, read.getCategory().name())
                : Topic.of(kind).get(0);
    }

    Sending again() {
        return new Sending(kind, id, sensorId, observation, false);
    }
}
