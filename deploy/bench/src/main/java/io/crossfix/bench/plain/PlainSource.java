package io.crossfix.bench.plain;

import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import io.crossfix.record.Kind;
import io.crossfix.wire.RecordCodec;
import io.crossfix.wire.Undecodable;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The four streams as one source with one clock: ten seconds behind the latest event. */
final class PlainSource {

    private static final Duration OUT_OF_ORDER = Duration.ofSeconds(10);
    private static final Duration IDLE_AFTER = Duration.ofSeconds(5);

    private PlainSource() {}

    static KafkaSource<PlainEvent> of(KafkaSettings kafka, String group) {
        List<String> topics = Arrays.stream(Kind.values())
                .flatMap(kind -> Topic.of(kind).stream())
                .map(kafka::name)
                .toList();
        return KafkaSource.<PlainEvent>builder()
                .setProperties(kafka.consumerProperties())
                .setGroupId(group)
                .setTopics(topics)
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(new Decoding())
                .build();
    }

    static WatermarkStrategy<PlainEvent> clock() {
        return WatermarkStrategy.<PlainEvent>forBoundedOutOfOrderness(OUT_OF_ORDER)
                .withTimestampAssigner((event, appended) -> event.at)
                // Without watermark alignment: what it holds back counts as idle (FLINK-40093), and then as late.
                .withIdleness(IDLE_AFTER);
    }

    private static final class Decoding implements KafkaRecordDeserializationSchema<PlainEvent> {

        private static final long serialVersionUID = 1;

        private transient @Nullable RecordCodec codec;

        @Override
        public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<PlainEvent> out) {
            if (codec == null) {
                codec = new RecordCodec();
            }
            try {
                SpecificRecord decoded = codec.decode(record.value());
                PlainEvent event = PlainEvent.of(decoded);
                if (event != null) {
                    out.collect(event);
                }
            } catch (Undecodable e) {
                throw new IllegalStateException("the workload holds nothing that cannot be decoded", e);
            }
        }

        @Override
        public TypeInformation<PlainEvent> getProducedType() {
            return TypeInformation.of(PlainEvent.class);
        }
    }
}
