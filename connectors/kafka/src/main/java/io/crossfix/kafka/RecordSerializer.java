package io.crossfix.kafka;

import java.nio.charset.StandardCharsets;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.util.function.SerializableFunction;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Our records on their way out. They bear the time of writing, not of the event: a topic that forgets after 30 days would
 * otherwise forget last month's replay at once.
 */
final class RecordSerializer<T extends SpecificRecord> implements KafkaRecordSerializationSchema<T> {

    private static final long serialVersionUID = 1;

    private final String topic;
    private final SerializableFunction<T, String> key;
    private transient @Nullable FittingEncoder encoder;

    RecordSerializer(String topic, SerializableFunction<T, String> key) {
        this.topic = topic;
        this.key = key;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(T record, KafkaSinkContext context, @Nullable Long timestamp) {
        if (encoder == null) {
            encoder = new FittingEncoder();
        }
        String name = key.apply(record);
        return new ProducerRecord<>(topic, name.getBytes(StandardCharsets.UTF_8), encoder.encode(name, record));
    }
}
