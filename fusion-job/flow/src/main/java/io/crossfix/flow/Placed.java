package io.crossfix.flow;

import io.crossfix.model.Grid;
import io.crossfix.model.Observation;
import io.crossfix.model.ObservationCodec;
import io.crossfix.model.Placement;
import java.io.IOException;
import java.util.function.Consumer;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A copy of an observation on its way to one key cell.
 *
 * @param cell H3 key cell that gets this copy
 * @param home H3 key cell that the observation lies in
 * @param riskCell H3 risk cell that it lies in
 * @param appendedAt when the broker appended it, milliseconds since epoch
 * @param observation what was observed
 */
public record Placed(long cell, long home, long riskCell, long appendedAt, Observation observation) {

    /** Flink's name for it. */
    public static final TypeInformation<Placed> TYPE = new ValueType<>(Placed.class, new Serializer());

    /**
     * The copies of an observation: one for every key cell that it may matter to, and where the revision before this one
     * lay and this one is not heard of, its withdrawal.
     *
     * @param appendedAt when the broker appended it, milliseconds since epoch
     */
    static void copies(Grid grid, Observation seen, long appendedAt, Consumer<Placed> taker) {
        Placement here = grid.place(seen);
        Observation settled = seen.settled();
        for (long cell : here.cells()) {
            taker.accept(new Placed(cell, here.home(), here.riskCell(), appendedAt, settled));
        }
        if (seen.movedFrom() != null) {
            Observation gone = seen.withdrawnFrom(seen.movedFrom());
            Placement there = grid.place(gone);
            for (long cell : there.cells()) {
                if (!here.reaches(cell)) {
                    taker.accept(new Placed(cell, there.home(), there.riskCell(), appendedAt, gone));
                }
            }
        }
    }

    private static final class Serializer extends ValueSerializer<Placed> {

        private static final long serialVersionUID = 1;

        @Override
        public void serialize(Placed placed, DataOutputView target) throws IOException {
            target.writeLong(placed.cell());
            target.writeLong(placed.home());
            target.writeLong(placed.riskCell());
            target.writeLong(placed.appendedAt());
            ObservationCodec.write(placed.observation(), target);
        }

        @Override
        public Placed deserialize(DataInputView source) throws IOException {
            return new Placed(
                    source.readLong(),
                    source.readLong(),
                    source.readLong(),
                    source.readLong(),
                    ObservationCodec.read(source));
        }

        @Override
        public TypeSerializerSnapshot<Placed> snapshotConfiguration() {
            return new Snapshot();
        }
    }

    /** Format 1: cell, home, risk cell, append time, observation. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Placed> {

        /** For Flink. */
        public Snapshot() {
            super(Serializer::new);
        }
    }
}
