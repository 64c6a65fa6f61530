package io.crossfix.bench;

import io.crossfix.bench.engine.BenchJob;
import io.crossfix.bench.plain.PlainJob;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import java.util.List;

/** Whoever waits for what a job says of the planted incidents. */
record Onlookers(List<AutoCloseable> each) implements AutoCloseable {

    /** Looks at what is appended from now on. */
    static Onlookers start(KafkaSettings kafka, BenchJob job, DecidingCalls calls) {
        if (job.isPlain()) {
            return new Onlookers(List.of(LineOnlooker.start(
                    kafka, PlainJob.topic(kafka, job.label()), line -> calls.sawLine(line, WallClock.micros()))));
        }
        return new Onlookers(
                List.of(Onlooker.start(kafka, Topic.MATCHES, calls), Onlooker.start(kafka, Topic.ALERTS, calls)));
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable one : each) {
            one.close();
        }
    }
}
