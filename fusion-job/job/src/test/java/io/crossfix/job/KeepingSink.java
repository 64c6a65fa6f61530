package io.crossfix.job;

import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** A sink that keeps what it is given in {@link RecordedPorts}. */
final class KeepingSink<T> implements Sink<T> {

    private static final long serialVersionUID = 1;

    private final String topic;

    KeepingSink(String topic) {
        this.topic = topic;
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        return new SinkWriter<>() {
            @Override
            public void write(T element, Context context) {
                RecordedPorts.keep(topic, element);
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
