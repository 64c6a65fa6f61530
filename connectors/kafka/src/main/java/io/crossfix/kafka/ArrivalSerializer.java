package io.crossfix.kafka;

import io.crossfix.wire.Arrival;
import io.crossfix.wire.Endorsement;
import io.crossfix.wire.Provenance;
import io.crossfix.wire.RecordCodec;
import io.crossfix.wire.Refusal;
import io.crossfix.wire.Undecodable;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Arrivals between tasks: provenance, refusal if any, the original bytes, which are decoded again on the other side, and who
 * claims to have approved them. Costs a second decoding (about 0.3 µs for an observation), so keep the first step chained to the source.
 */
final class ArrivalSerializer extends TypeSerializer<Arrival> {

    private static final long serialVersionUID = 1;
    private static final Arrival NOTHING =
            Arrival.refused(new Provenance("", 0, 0, 0), new byte[0], new Refusal(Refusal.Reason.EMPTY, "no record"));

    private transient @Nullable RecordCodec codec;

    @Override
    public void serialize(Arrival arrival, DataOutputView out) throws IOException {
        StringSerializer.INSTANCE.serialize(arrival.from().topic(), out);
        out.writeInt(arrival.from().partition());
        out.writeLong(arrival.from().offset());
        out.writeLong(arrival.from().appendedAt());
        serialize(arrival.refusal(), out);
        write(arrival.bytes(), out);
        serialize(arrival.endorsement(), out);
    }

    private static void serialize(@Nullable Endorsement endorsement, DataOutputView out) throws IOException {
        out.writeBoolean(endorsement != null);
        if (endorsement != null) {
            write(endorsement.key(), out);
            StringSerializer.INSTANCE.serialize(endorsement.signer(), out);
            write(endorsement.signature(), out);
        }
    }

    private static void write(byte[] bytes, DataOutputView out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static void serialize(@Nullable Refusal refusal, DataOutputView out) throws IOException {
        out.writeBoolean(refusal != null);
        if (refusal != null) {
            StringSerializer.INSTANCE.serialize(refusal.reason().name(), out);
            StringSerializer.INSTANCE.serialize(refusal.detail(), out);
        }
    }

    @Override
    public Arrival deserialize(DataInputView in) throws IOException {
        Provenance from =
                new Provenance(StringSerializer.INSTANCE.deserialize(in), in.readInt(), in.readLong(), in.readLong());
        Refusal refusal = refusal(in);
        byte[] bytes = bytes(in);
        Arrival arrival = refusal == null ? decoded(from, bytes) : Arrival.refused(from, bytes, refusal);
        return arrival.with(endorsement(in));
    }

    private static @Nullable Endorsement endorsement(DataInputView in) throws IOException {
        return in.readBoolean()
                ? new Endorsement(bytes(in), StringSerializer.INSTANCE.deserialize(in), bytes(in))
                : null;
    }

    private static byte[] bytes(DataInputView in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }

    private static @Nullable Refusal refusal(DataInputView in) throws IOException {
        if (!in.readBoolean()) {
            return null;
        }
        Refusal.Reason reason = Refusal.Reason.valueOf(StringSerializer.INSTANCE.deserialize(in));
        return new Refusal(reason, StringSerializer.INSTANCE.deserialize(in));
    }

    private Arrival decoded(Provenance from, byte[] bytes) {
        if (codec == null) {
            codec = new RecordCodec();
        }
        try {
            return Arrival.decoded(from, bytes, codec.decode(bytes));
        } catch (Undecodable e) { // Bytes of a newer version, in a checkpoint that an older one restores.
            return Arrival.refused(from, bytes, e.refusal());
        }
    }

    @Override
    public void copy(DataInputView in, DataOutputView out) throws IOException {
        serialize(deserialize(in), out);
    }

    @Override
    public TypeSerializer<Arrival> duplicate() {
        return new ArrivalSerializer();
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public Arrival createInstance() {
        return NOTHING;
    }

    @Override
    public Arrival copy(Arrival from) {
        return from;
    }

    @Override
    public Arrival copy(Arrival from, Arrival reuse) {
        return from;
    }

    @Override
    public Arrival deserialize(Arrival reuse, DataInputView in) throws IOException {
        return deserialize(in);
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ArrivalSerializer;
    }

    @Override
    public int hashCode() {
        return ArrivalSerializer.class.hashCode();
    }

    @Override
    public TypeSerializerSnapshot<Arrival> snapshotConfiguration() {
        return new Snapshot();
    }

    /** What a checkpoint remembers of the format. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Arrival> {

        /** For Flink, which makes one when it restores. */
        public Snapshot() {
            super(ArrivalSerializer::new);
        }
    }
}
