package io.crossfix.kafka;

import io.crossfix.wire.Provenance;
import io.crossfix.wire.Refusal;
import io.crossfix.wire.Rejection;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What was not let in, on its way out: the value as it was, where it came from and why it was refused in the headers.
 * Only a value above 16 MiB is cut, and says so.
 */
final class RejectionSerializer implements KafkaRecordSerializationSchema<Rejection> {

    private static final long serialVersionUID = 1;

    private final String topic;

    RejectionSerializer(String topic) {
        this.topic = topic;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            Rejection rejection, KafkaSinkContext context, @Nullable Long timestamp) {
        byte[] bytes = rejection.bytes();
        boolean cut = bytes.length > Keeping.MAX_REJECTED_BYTES;
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                topic, utf8(rejection.from().topic()), cut ? Arrays.copyOf(bytes, Keeping.MAX_REJECTED_BYTES) : bytes);
        describe(rejection.from(), record.headers());
        describe(rejection.refusal(), record.headers());
        if (cut) {
            record.headers().add(RejectionHeaders.CUT_FROM_BYTES, utf8(bytes.length));
        }
        return record;
    }

    private static void describe(Provenance from, Headers headers) {
        headers.add(RejectionHeaders.SOURCE_TOPIC, utf8(from.topic()));
        headers.add(RejectionHeaders.SOURCE_PARTITION, utf8(from.partition()));
        headers.add(RejectionHeaders.SOURCE_OFFSET, utf8(from.offset()));
        headers.add(RejectionHeaders.SOURCE_TIMESTAMP, utf8(from.appendedAt()));
    }

    private static void describe(Refusal refusal, Headers headers) {
        headers.add(RejectionHeaders.STAGE, utf8(refusal.reason().stage()));
        headers.add(RejectionHeaders.REASON, utf8(refusal.reason()));
        headers.add(RejectionHeaders.DETAIL, utf8(refusal.detail()));
    }

    private static byte[] utf8(Object value) {
        return value.toString().getBytes(StandardCharsets.UTF_8);
    }
}
