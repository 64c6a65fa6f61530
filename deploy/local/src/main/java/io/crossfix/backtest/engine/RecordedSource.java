package io.crossfix.backtest.engine;

import io.crossfix.kafka.ArrivalTypeInfo;
import io.crossfix.wire.Arrival;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.lib.util.IteratorSourceEnumerator;
import org.apache.flink.api.connector.source.lib.util.IteratorSourceReader;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The observations of a run as a source that ends, in their order: one split, so one task reads it all and no stream runs
 * ahead of another.
 */
final class RecordedSource
        implements Source<Arrival, RecordedSplit, Collection<RecordedSplit>>, ResultTypeQueryable<Arrival> {

    private static final long serialVersionUID = 1;

    private final @Nullable String run;

    private RecordedSource(@Nullable String run) {
        this.run = run;
    }

    /** The observations of a run. */
    static RecordedSource of(RunExchange run) {
        return new RecordedSource(run.name());
    }

    /** Nothing at all. */
    static RecordedSource empty() {
        return new RecordedSource(null);
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SourceReader<Arrival, RecordedSplit> createReader(SourceReaderContext context) {
        return new IteratorSourceReader<Arrival, Iterator<Arrival>, RecordedSplit>(context);
    }

    @Override
    public SplitEnumerator<RecordedSplit, Collection<RecordedSplit>> createEnumerator(
            SplitEnumeratorContext<RecordedSplit> context) {
        return new IteratorSourceEnumerator<>(context, run == null ? List.of() : List.of(new RecordedSplit(run, 0)));
    }

    @Override
    public SplitEnumerator<RecordedSplit, Collection<RecordedSplit>> restoreEnumerator(
            SplitEnumeratorContext<RecordedSplit> context, Collection<RecordedSplit> left) {
        return new IteratorSourceEnumerator<>(context, left);
    }

    @Override
    public SimpleVersionedSerializer<RecordedSplit> getSplitSerializer() {
        return new RecordedSplit.Serializer();
    }

    @Override
    public SimpleVersionedSerializer<Collection<RecordedSplit>> getEnumeratorCheckpointSerializer() {
        return new NoCheckpoints();
    }

    @Override
    public TypeInformation<Arrival> getProducedType() {
        return ArrivalTypeInfo.INSTANCE;
    }

    /** Flink asks for one in any case; a run that ends takes no checkpoints. */
    private static final class NoCheckpoints implements SimpleVersionedSerializer<Collection<RecordedSplit>> {

        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(Collection<RecordedSplit> splits) {
            throw new UnsupportedOperationException("a backtest takes no checkpoints");
        }

        @Override
        public Collection<RecordedSplit> deserialize(int version, byte[] bytes) {
            throw new UnsupportedOperationException("a backtest takes no checkpoints");
        }
    }
}
