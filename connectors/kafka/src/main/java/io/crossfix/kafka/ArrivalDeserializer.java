package io.crossfix.kafka;

import io.crossfix.wire.Arrival;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Gives a job every record of a topic, as an arrival.
 *
 * <p>Throws for nothing that a record can contain: whatever a deserializer throws restarts the job at the same offset,
 * for ever.
 */
final class ArrivalDeserializer implements KafkaRecordDeserializationSchema<Arrival> {

    private static final long serialVersionUID = 1;

    private final Topic topic;
    private transient @Nullable ArrivalDecoder decoder;

    ArrivalDeserializer(Topic topic) {
        this.topic = topic;
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Arrival> out) {
        if (decoder == null) { // One per task: it arrives there without.
            decoder = new ArrivalDecoder(topic);
        }
        out.collect(decoder.decode(record));
    }

    @Override
    public TypeInformation<Arrival> getProducedType() {
        return ArrivalTypeInfo.INSTANCE;
    }
}
