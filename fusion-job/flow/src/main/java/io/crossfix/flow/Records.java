package io.crossfix.flow;

import io.crossfix.wire.RecordCodec;
import io.crossfix.wire.Undecodable;
import java.io.IOException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Our Avro records between steps, in the same bytes as on the topics: they carry their schema's fingerprint. */
public final class Records {

    private Records() {}

    /** How records of a type travel between steps. */
    public static <T extends SpecificRecord> TypeInformation<T> type(Class<T> type) {
        return new ValueType<>(type, new RecordSerializer<>(type));
    }

    /** Length, then single-object encoding. */
    static final class RecordSerializer<T extends SpecificRecord> extends TypeSerializer<T> {

        private static final long serialVersionUID = 1;

        private final Class<T> type;
        private transient RecordCodec codec;

        RecordSerializer(Class<T> type) {
            this.type = type;
            this.codec = new RecordCodec();
        }

        @Override
        public void serialize(T record, DataOutputView target) throws IOException {
            byte[] bytes = codec().encode(record);
            target.writeInt(bytes.length);
            target.write(bytes);
        }

        @Override
        public T deserialize(DataInputView source) throws IOException {
            byte[] bytes = new byte[source.readInt()];
            source.readFully(bytes);
            try {
                return type.cast(codec().decode(bytes));
            } catch (Undecodable e) {
                throw new IOException("a record between two steps cannot be read", e);
            }
        }

        @Override
        public T deserialize(T reuse, DataInputView source) throws IOException {
            return deserialize(source);
        }

        @Override
        public void copy(DataInputView source, DataOutputView target) throws IOException {
            int length = source.readInt();
            target.writeInt(length);
            target.write(source, length);
        }

        @Override
        public boolean isImmutableType() {
            return true;
        }

        @Override
        public TypeSerializer<T> duplicate() {
            return new RecordSerializer<>(type);
        }

        @Override
        public T createInstance() {
            throw new UnsupportedOperationException("records are read, never created empty");
        }

        @Override
        public T copy(T from) {
            return from;
        }

        @Override
        public T copy(T from, T reuse) {
            return from;
        }

        @Override
        public int getLength() {
            return -1;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof RecordSerializer<?> that && that.type == type;
        }

        @Override
        public int hashCode() {
            return type.hashCode();
        }

        @Override
        public TypeSerializerSnapshot<T> snapshotConfiguration() {
            return new RecordSnapshot<>(type);
        }

        private RecordCodec codec() {
            if (codec == null) {
                codec = new RecordCodec();
            }
            return codec;
        }
    }

    /** The bytes tell their schema themselves, so any two versions are compatible. */
    public static final class RecordSnapshot<T extends SpecificRecord> implements TypeSerializerSnapshot<T> {

        private static final int VERSION = 1;

        private Class<T> type;

        /** For Flink, which fills it by {@link #readSnapshot}. */
        @SuppressWarnings("NullAway")
        public RecordSnapshot() {}

        RecordSnapshot(Class<T> type) {
            this.type = type;
        }

        @Override
        public int getCurrentVersion() {
            return VERSION;
        }

        @Override
        public void writeSnapshot(DataOutputView out) throws IOException {
            out.writeUTF(type.getName());
        }

        @Override
        @SuppressWarnings("unchecked")
        public void readSnapshot(int version, DataInputView in, ClassLoader loader) throws IOException {
            String name = in.readUTF();
            try {
                type = (Class<T>) Class.forName(name, false, loader);
            } catch (ClassNotFoundException e) {
                throw new IOException("state holds records of " + name + ", which this release does not know", e);
            }
        }

        @Override
        public TypeSerializer<T> restoreSerializer() {
            return new RecordSerializer<>(type);
        }

        @Override
        public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(TypeSerializerSnapshot<T> older) {
            return TypeSerializerSchemaCompatibility.compatibleAsIs();
        }
    }
}
