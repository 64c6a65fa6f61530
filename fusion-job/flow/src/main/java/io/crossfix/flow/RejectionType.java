package io.crossfix.flow;

import io.crossfix.wire.Provenance;
import io.crossfix.wire.Refusal;
import io.crossfix.wire.Rejection;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** How rejections travel from the door to their topic. */
final class RejectionType {

    static final TypeInformation<Rejection> TYPE = new ValueType<>(Rejection.class, new Serializer());

    private RejectionType() {}

    private static final class Serializer extends ValueSerializer<Rejection> {

        private static final long serialVersionUID = 1;

        @Override
        public void serialize(Rejection rejection, DataOutputView target) throws IOException {
            Provenance from = rejection.from();
            target.writeUTF(from.topic());
            target.writeInt(from.partition());
            target.writeLong(from.offset());
            target.writeLong(from.appendedAt());
            target.writeInt(rejection.bytes().length);
            target.write(rejection.bytes());
            target.writeUTF(rejection.refusal().reason().name());
            target.writeUTF(rejection.refusal().detail());
        }

        @Override
        public Rejection deserialize(DataInputView source) throws IOException {
            Provenance from = new Provenance(source.readUTF(), source.readInt(), source.readLong(), source.readLong());
            byte[] bytes = new byte[source.readInt()];
            source.readFully(bytes);
            Refusal refusal = new Refusal(Refusal.Reason.valueOf(source.readUTF()), source.readUTF());
            return new Rejection(from, bytes, refusal);
        }

        @Override
        public TypeSerializerSnapshot<Rejection> snapshotConfiguration() {
            return new Snapshot();
        }
    }

    /** Format 1: provenance, bytes, refusal. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Rejection> {

        /** For Flink. */
        public Snapshot() {
            super(Serializer::new);
        }
    }
}
