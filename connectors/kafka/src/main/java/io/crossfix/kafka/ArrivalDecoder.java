package io.crossfix.kafka;

import io.crossfix.wire.Arrival;
import io.crossfix.wire.Provenance;
import io.crossfix.wire.RecordCodec;
import io.crossfix.wire.Refusal;
import io.crossfix.wire.Refusal.Reason;
import io.crossfix.wire.Undecodable;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What Kafka hands over, as arrivals; never throws for what is in it. Not thread-safe. */
public final class ArrivalDecoder {

    private static final byte[] NOTHING = {};

    private final RecordCodec codec = new RecordCodec();
    private final Topic topic;

    /** @param topic the topic that the records stand on, or are to stand on */
    public ArrivalDecoder(Topic topic) {
        this.topic = topic;
    }

    /** The record, decoded or refused. */
    Arrival decode(ConsumerRecord<byte[], byte[]> record) {
        Provenance from = new Provenance(record.topic(), record.partition(), record.offset(), record.timestamp());
        Arrival arrival = decode(from, record.value() == null ? NOTHING : record.value());
        // Only of rules does anybody ask; observations are many.
        return topic == Topic.RULES ? arrival.with(EndorsementHeaders.of(record)) : arrival;
    }

    /**
     * The bytes, decoded or refused.
     *
     * @param from where they stand
     */
    public Arrival decode(Provenance from, byte[] bytes) {
        if (bytes.length > topic.maxBytes()) {
            return Arrival.refused(from, bytes, tooLarge(bytes.length));
        }
        try {
            return checked(from, bytes, codec.decode(bytes));
        } catch (Undecodable e) {
            return Arrival.refused(from, bytes, e.refusal());
        }
    }

    private Arrival checked(Provenance from, byte[] bytes, SpecificRecord value) {
        return topic.accepts(value)
                ? Arrival.decoded(from, bytes, value)
                : Arrival.refused(from, bytes, wrongStream(value));
    }

    private Refusal tooLarge(int length) {
        return new Refusal(
                Reason.TOO_LARGE,
                "a record on ." + topic.suffix() + " has at most " + topic.maxBytes() + " bytes, this one has "
                        + length);
    }

    private Refusal wrongStream(SpecificRecord value) {
        return new Refusal(
                Reason.WRONG_STREAM, "a " + value.getSchema().getName() + " does not belong on ." + topic.suffix());
    }
}
