package io.crossfix.job;

import io.crossfix.wire.Arrival;
import java.io.IOException;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Sends an arrival between tasks of one JVM as its place in the lists of {@link RecordedPorts}. */
final class ArrivalByIndex extends TypeSerializerSingleton<Arrival> {

    static final TypeInformation<Arrival> TYPE = new Type();

    private static final long serialVersionUID = 1;

    @Override
    public void serialize(Arrival arrival, DataOutputView target) throws IOException {
        target.writeUTF(arrival.from().topic());
        target.writeInt((int) arrival.from().offset());
    }

    @Override
    public Arrival deserialize(DataInputView source) throws IOException {
        return RecordedPorts.arrival(source.readUTF(), source.readInt());
    }

    @Override
    public Arrival deserialize(Arrival reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public Arrival createInstance() {
        throw new UnsupportedOperationException();
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
    public int getLength() {
        return -1;
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public TypeSerializerSnapshot<Arrival> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Topic and place. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Arrival> {

        /** For Flink. */
        public Snapshot() {
            super(ArrivalByIndex::new);
        }
    }

    private static final class Type extends TypeInformation<Arrival> {

        private static final long serialVersionUID = 1;

        @Override
        public boolean isBasicType() {
            return false;
        }

        @Override
        public boolean isTupleType() {
            return false;
        }

        @Override
        public int getArity() {
            return 1;
        }

        @Override
        public int getTotalFields() {
            return 1;
        }

        @Override
        public Class<Arrival> getTypeClass() {
            return Arrival.class;
        }

        @Override
        public boolean isKeyType() {
            return false;
        }

        @Override
        public TypeSerializer<Arrival> createSerializer(SerializerConfig config) {
            return new ArrivalByIndex();
        }

        @Override
        public String toString() {
            return "Arrival";
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Type;
        }

        @Override
        public int hashCode() {
            return 1;
        }

        @Override
        public boolean canEqual(Object other) {
            return other instanceof Type;
        }
    }
}
