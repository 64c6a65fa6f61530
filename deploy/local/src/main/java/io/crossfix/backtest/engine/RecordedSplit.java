package io.crossfix.backtest.engine;

import io.crossfix.wire.Arrival;
import io.crossfix.wire.Provenance;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.connector.source.lib.util.IteratorSourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * What is left to read of a run's observations.
 *
 * @param run name of the run
 * @param from position of the next observation, from 0
 */
record RecordedSplit(String run, int from) implements IteratorSourceSplit<Arrival, Iterator<Arrival>> {

    private static final byte[] NO_BYTES = {};

    @Override
    public String splitId() {
        return run;
    }

    @Override
    public Iterator<Arrival> getIterator() {
        return new Arrivals(RunExchange.named(run), from);
    }

    @Override
    public IteratorSourceSplit<Arrival, Iterator<Arrival>> getUpdatedSplitForIterator(Iterator<Arrival> iterator) {
        return new RecordedSplit(run, ((Arrivals) iterator).next);
    }

    private static final class Arrivals implements Iterator<Arrival> {

        private final RunExchange exchange;
        private final List<SpecificRecord> given;
        private int next;

        Arrivals(RunExchange exchange, int from) {
            this.exchange = exchange;
            this.given = exchange.given();
            this.next = from;
        }

        @Override
        public boolean hasNext() {
            return next < given.size();
        }

        /** As if a broker had appended it at the very moment it was observed. */
        @Override
        public Arrival next() {
            SpecificRecord record = given.get(next);
            Provenance from = new Provenance(
                    exchange.name(), 0, next, RecordTimes.of(record).toEpochMilli());
            next++;
            exchange.taken(next);
            return Arrival.decoded(from, NO_BYTES, record);
        }
    }

    /** Name, position. */
    static final class Serializer implements SimpleVersionedSerializer<RecordedSplit> {

        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(RecordedSplit split) throws IOException {
            DataOutputSerializer out = new DataOutputSerializer(32);
            out.writeUTF(split.run());
            out.writeInt(split.from());
            return out.getCopyOfBuffer();
        }

        @Override
        public RecordedSplit deserialize(int version, byte[] bytes) throws IOException {
            DataInputDeserializer in = new DataInputDeserializer(bytes);
            return new RecordedSplit(in.readUTF(), in.readInt());
        }
    }
}
