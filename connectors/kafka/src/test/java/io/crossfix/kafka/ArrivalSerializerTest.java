package io.crossfix.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.wire.Arrival;
import io.crossfix.wire.Endorsement;
import io.crossfix.wire.Provenance;
import io.crossfix.wire.Refusal;
import io.crossfix.wire.Refusal.Reason;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class ArrivalSerializerTest {

    private static final List<Arrival> ARRIVALS = List.of(
            Sample.arrival(Sample.shot("a"), 5),
            Sample.arrival(Sample.heartbeat(7), Long.MAX_VALUE),
            Sample.arrival(Sample.shot("b"), 6).with(new Endorsement(new byte[] {3}, "ada", new byte[] {4, 5})),
            Arrival.refused(
                    new Provenance("t", 3, 9, -1), new byte[] {1, 2}, new Refusal(Reason.WRONG_STREAM, "ein Fehler")),
            Arrival.refused(new Provenance("t", 0, 0, 0), new byte[0], new Refusal(Reason.EMPTY, "x".repeat(100_000))));

    private final TypeSerializer<Arrival> serializer =
            ArrivalTypeInfo.INSTANCE.createSerializer(new SerializerConfigImpl());

    @Test
    void whatGoesInComesOutOnceReadAndOnceCopied() throws IOException {
        for (Arrival arrival : ARRIVALS) {
            DataOutputSerializer out = new DataOutputSerializer(64);
            serializer.serialize(arrival, out);
            DataOutputSerializer copied = new DataOutputSerializer(64);
            serializer.copy(new DataInputDeserializer(out.getCopyOfBuffer()), copied);
            assertSame(arrival, serializer.duplicate().deserialize(new DataInputDeserializer(out.getCopyOfBuffer())));
            assertThat(copied.getCopyOfBuffer()).isEqualTo(out.getCopyOfBuffer());
        }
    }

    @Test
    void anArrivalIsNeverCopiedInMemory() {
        assertThat(serializer.isImmutableType()).isTrue();
        assertThat(serializer.copy(ARRIVALS.get(0))).isSameAs(ARRIVALS.get(0));
    }

    @Test
    void aCheckpointFindsTheSerializerAgain() throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        TypeSerializerSnapshot.writeVersionedSnapshot(out, serializer.snapshotConfiguration());
        TypeSerializerSnapshot<Arrival> restored = TypeSerializerSnapshot.readVersionedSnapshot(
                new DataInputDeserializer(out.getCopyOfBuffer()), getClass().getClassLoader());
        assertThat(restored.restoreSerializer()).isEqualTo(serializer);
        assertThat(serializer
                        .snapshotConfiguration()
                        .resolveSchemaCompatibility(restored)
                        .isCompatibleAsIs())
                .isTrue();
    }

    @Test
    void aUsedSerializerAndItsTypeCanBeShipped() throws Exception {
        serializer.serialize(ARRIVALS.get(0), new DataOutputSerializer(64));
        assertThat(InstantiationUtil.clone(serializer)).isEqualTo(serializer);
        assertThat(InstantiationUtil.clone(ArrivalTypeInfo.INSTANCE)).isEqualTo(ArrivalTypeInfo.INSTANCE);
    }

    private static void assertSame(Arrival expected, Arrival found) {
        assertThat(found).usingRecursiveComparison().ignoringFields("value").isEqualTo(expected);
        assertThat(found.value()).isEqualTo(expected.value());
    }
}
