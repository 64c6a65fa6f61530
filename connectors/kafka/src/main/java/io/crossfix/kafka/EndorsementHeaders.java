package io.crossfix.kafka;

import io.crossfix.wire.Endorsement;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Headers of a record that somebody has approved: of several of one name the last counts. */
public final class EndorsementHeaders {

    /** The signature, 64 bytes. */
    public static final String SIGNATURE = "crossfix-signature";
    /** What the signing key is called, text in UTF-8. */
    public static final String SIGNER = "crossfix-signer";

    private static final byte[] NOTHING = {};

    private EndorsementHeaders() {}

    /** A record for a topic, with its approval in the headers if it has one; the key is text in UTF-8. */
    public static ProducerRecord<byte[], byte[]> record(
            String topic, String key, byte[] value, @Nullable Endorsement endorsement) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value);
        if (endorsement != null) {
            record.headers().add(SIGNER, endorsement.signer().getBytes(StandardCharsets.UTF_8));
            record.headers().add(SIGNATURE, endorsement.signature());
        }
        return record;
    }

    /** Who claims to have approved a record; null when either header is missing. */
    static @Nullable Endorsement of(ConsumerRecord<byte[], byte[]> record) {
        byte[] signer = last(record, SIGNER);
        byte[] signature = last(record, SIGNATURE);
        return signer == null || signature == null
                ? null
                : new Endorsement(
                        record.key() == null ? NOTHING : record.key(),
                        new String(signer, StandardCharsets.UTF_8),
                        signature);
    }

    private static byte @Nullable [] last(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : header.value();
    }
}
