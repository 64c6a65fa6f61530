package io.crossfix.flow;

import io.crossfix.model.Observation;
import io.crossfix.model.ObservationCodec;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * An observation that was let in.
 *
 * @param observation what was observed
 * @param appendedAt when the broker appended it, milliseconds since epoch
 */
public record Admitted(Observation observation, long appendedAt) {

    /** Flink's name for it. */
    public static final TypeInformation<Admitted> TYPE = new ValueType<>(Admitted.class, new Serializer());

    private static final class Serializer extends ValueSerializer<Admitted> {

        private static final long serialVersionUID = 1;

        @Override
        public void serialize(Admitted admitted, DataOutputView target) throws IOException {
            target.writeLong(admitted.appendedAt());
            ObservationCodec.write(admitted.observation(), target);
        }

        @Override
        public Admitted deserialize(DataInputView source) throws IOException {
            long appendedAt = source.readLong();
            return new Admitted(ObservationCodec.read(source), appendedAt);
        }

        @Override
        public TypeSerializerSnapshot<Admitted> snapshotConfiguration() {
            return new Snapshot();
        }
    }

    /** Format 1: append time, observation. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Admitted> {

        /** For Flink. */
        public Snapshot() {
            super(Serializer::new);
        }
    }
}
