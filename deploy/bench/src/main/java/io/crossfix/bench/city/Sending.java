package io.crossfix.bench.city;

import io.crossfix.record.Kind;
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

    Sending again() {
        return new Sending(kind, id, sensorId, observation, false);
    }
}
