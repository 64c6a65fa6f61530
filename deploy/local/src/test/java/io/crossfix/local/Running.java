package io.crossfix.local;

import io.crossfix.job.FusionSettings;
import io.crossfix.kafka.KafkaSettings;
import java.util.Map;

/** A started stack with its job, two tasks wide; closing it stops the job first. */
public record Running(Stack stack, RunningJob job) implements AutoCloseable {

    /** Starts both in a data directory, Kafka on a free port. */
    public static Running on(DataDirectory data, FusionSettings settings) {
        Stack stack = Stack.start(data, 0, 2, Map.of());
        try {
            return new Running(stack, stack.fusion().run(stack.kafka(), settings));
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    public KafkaSettings kafka() {
        return stack.kafka();
    }

    @Override
    public void close() {
        job.stop();
        stack.close();
    }
}
