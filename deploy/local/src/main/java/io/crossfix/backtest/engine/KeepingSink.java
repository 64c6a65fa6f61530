package io.crossfix.backtest.engine;

import java.io.Serializable;
import java.util.function.BiConsumer;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Hands what the job says to the run that it belongs to. */
final class KeepingSink<T> implements Sink<T> {

    private static final long serialVersionUID = 1;

    private final String run;
    private final Keep<T> keep;

    /** What becomes of a record. */
    interface Keep<T> extends BiConsumer<RunExchange, T>, Serializable {}

    KeepingSink(String run, Keep<T> keep) {
        this.run = run;
        this.keep = keep;
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        RunExchange exchange = RunExchange.named(run);
        return new SinkWriter<>() {
            @Override
            public void write(T record, Context at) {
                keep.accept(exchange, record);
            }

            @Override
            public void flush(boolean endOfInput) {
                // Nothing is held back.
            }

            @Override
            public void close() {
                // Nothing was opened.
            }
        };
    }
}
